package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Questions to the catalog that decide whether a statement is needed ({@code checkfirst}). */
final class CatalogSql {

    private CatalogSql() {}

    /** A row if there is a table, view or sequence of the name. */
    static SqlStatement relationExists(QualifiedName name) {
        return SqlStatement.of(relation(name));
    }

    /** A row if there is none. */
    static SqlStatement relationMissing(QualifiedName name) {
        return missing(relation(name));
    }

    /** A row if there is a type of the name. */
    static SqlStatement typeExists(QualifiedName name) {
        return SqlStatement.of(type(name));
    }

    /** A row if there is none. */
    static SqlStatement typeMissing(QualifiedName name) {
        return missing(type(name));
    }

    private static SqlStatement missing(String query) {
        return SqlStatement.of("SELECT 1 WHERE NOT EXISTS (" + query + ")");
    }

    private static String relation(QualifiedName name) {
        return "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relname = " + ExpressionSql.literal(name.name().text())
                + " AND " + place(name.schema(), "pg_catalog.pg_table_is_visible(c.oid)");
    }

    private static String type(QualifiedName name) {
        return "SELECT 1 FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
                + " WHERE t.typname = " + ExpressionSql.literal(name.name().text())
                + " AND " + place(name.schema(), "pg_catalog.pg_type_is_visible(t.oid)");
    }

    private static String place(@Nullable Name schema, String visible) {
        return schema == null
                ? visible + " AND n.nspname <> 'pg_catalog'"
                : "n.nspname = " + ExpressionSql.literal(schema.text());
    }
}
