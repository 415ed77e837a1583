package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Column;
import dev.aludel.operation.Index;
import dev.aludel.operation.Table;
import dev.aludel.operation.TableConstraint;
import dev.aludel.operation.TableOperation.AddColumn;
import dev.aludel.operation.TableOperation.CreateTable;
import dev.aludel.operation.TableOperation.DropTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables and added columns, each with all that belongs to it. */
final class TableSql {

    private TableSql() {}

    /** Types, table, indexes, comments: in this order. */
    static List<SqlStatement> create(CreateTable operation) {
        Table table = operation.definition();
        List<SqlStatement> statements = new ArrayList<>();
        boolean alone = operation.alone();
        if (!alone) {
            table.columns().forEach(column -> TypeDdl.createWith(column.type()).ifPresent(statements::add));
        }
        statements.add(SqlStatement.of(createText(table, operation.ifNotExists())));
        for (Index index : table.indexes()) {
            statements.add(SqlStatement.of(IndexSql.create(table.name(), index, false)));
        }
        String comment = table.comment();
        if (comment != null && (alone || !comment.isEmpty())) {
            statements.add(SqlStatement.of("COMMENT ON TABLE " + Identifiers.qualified(table.name()) + " IS "
                    + ExpressionSql.literal(comment)));
        }
        table.columns().forEach(column -> comment(table, column, alone).ifPresent(statements::add));
        return statements;
    }

    private static Optional<SqlStatement> comment(Table table, Column column, boolean alone) {
        String comment = column.comment();
        return comment == null || (comment.isEmpty() && !alone)
                ? Optional.empty()
                : Optional.of(SqlStatement.of(ColumnSql.comment(table.name(), column.name(), comment)));
    }

    /** CREATE TABLE alone, with the line breaks and tabs SQLAlchemy sends. */
    static String createText(Table table, boolean ifNotExists) {
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            if (!column.system()) {
                lines.add(column(table, column) + ColumnSql.checks(column));
            }
        }
        for (TableConstraint constraint : table.constraints()) {
            if (created(constraint)) {
                lines.add(ConstraintSql.render(constraint));
            }
        }
        StringBuilder sql = new StringBuilder("\nCREATE ");
        if (!table.prefixes().isEmpty()) {
            sql.append(String.join(" ", table.prefixes())).append(' ');
        }
        sql.append("TABLE ").append(ifNotExists ? "IF NOT EXISTS " : "");
        sql.append(Identifiers.qualified(table.name())).append(" (");
        String separator = "\n\t";
        for (String line : lines) {
            sql.append(separator).append(line);
            separator = ", \n\t";
        }
        return sql.append("\n)").append(suffix(table)).append("\n\n").toString();
    }

    private static String column(Table table, Column column) {
        try {
            return ColumnSql.specification(table, column);
        } catch (AludelException e) {
            if (!e.problem().code().equals("compile-error")) {
                throw e;
            }
            throw new AludelException(
                    Problem.of(
                            "compile-error",
                            "(in table '%s', column '%s'): %s"
                                    .formatted(
                                            table.name().name(),
                                            column.name(),
                                            e.problem().message())),
                    e);
        }
    }

    private static boolean created(TableConstraint constraint) {
        return switch (constraint) {
            case TableConstraint.PrimaryKey key -> !key.columns().isEmpty();
            case TableConstraint.ForeignKeys key -> !key.rules().useAlter();
            case TableConstraint.LabelCheck check -> !check.onlyWithoutNative();
            case TableConstraint.Unique unique -> true;
            case TableConstraint.Check check -> true;
            case TableConstraint.Exclude exclude -> true;
        };
    }

    private static String suffix(Table table) {
        Options options = new Options(table.options());
        StringBuilder sql = new StringBuilder();
        List<String> parents = options.quotedList("inherits");
        if (!parents.isEmpty()) {
            sql.append("\n INHERITS ( ").append(String.join(", ", parents)).append(" )");
        }
        append(sql, "\n PARTITION BY ", options.text("partition_by"));
        append(sql, "\n USING ", options.text("using"));
        Boolean oids = options.choice("with_oids");
        if (oids != null) {
            sql.append(oids ? "\n WITH OIDS" : "\n WITHOUT OIDS");
        }
        String onCommit = options.text("on_commit");
        append(
                sql,
                "\n ON COMMIT ",
                onCommit == null ? null : onCommit.replace('_', ' ').toUpperCase(Locale.ROOT));
        append(sql, "\n TABLESPACE ", options.quoted("tablespace"));
        return sql.toString();
    }

    private static void append(StringBuilder sql, String words, @Nullable String value) {
        if (value != null) {
            sql.append(words).append(value);
        }
    }

    /** DROP TABLE, then the types that go with it. */
    static List<SqlStatement> drop(DropTable operation) {
        List<SqlStatement> statements = new ArrayList<>();
        Table table = operation.definition();
        statements.add(SqlStatement.of(
                "\nDROP TABLE " + (operation.ifExists() ? "IF EXISTS " : "") + Identifiers.qualified(table.name())));
        table.columns().forEach(column -> TypeDdl.dropWith(column.type()).ifPresent(statements::add));
        return statements;
    }

    /** ADD COLUMN, then its constraints, index and comment. */
    static List<SqlStatement> addColumn(AddColumn operation) {
        Table table = operation.definition();
        Column column = operation.column();
        Optional<TableConstraint.ForeignKeys> inline = inlineReferences(operation);
        String sql = "ALTER TABLE " + Identifiers.dotted(table.name()) + " ADD COLUMN "
                + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
                + ColumnSql.specification(table, column)
                + (operation.inlinePrimaryKey() && column.primaryKey() ? " PRIMARY KEY" : "")
                + inline.map(ConstraintSql::inlineReferences).orElse("")
                + ColumnSql.checks(column);
        List<SqlStatement> statements = new ArrayList<>(List.of(SqlStatement.of(sql)));
        for (TableConstraint constraint : table.constraints()) {
            boolean written = constraint instanceof TableConstraint.PrimaryKey
                    || inline.filter(constraint::equals).isPresent()
                    || (constraint instanceof TableConstraint.LabelCheck check && check.onlyWithoutNative());
            if (!written) {
                statements.add(AlterSql.addConstraint(table.name(), constraint));
            }
        }
        for (Index index : table.indexes()) {
            statements.add(SqlStatement.of(IndexSql.create(table.name(), index, false)));
        }
        comment(table, column, false).ifPresent(statements::add);
        return statements;
    }

    private static Optional<TableConstraint.ForeignKeys> inlineReferences(AddColumn operation) {
        List<TableConstraint.ForeignKeys> keys = operation.definition().constraints().stream()
                .filter(TableConstraint.ForeignKeys.class::isInstance)
                .map(TableConstraint.ForeignKeys.class::cast)
                .toList();
        return operation.inlineReferences()
                        && keys.size() == 1
                        && keys.get(0).columns().size() == 1
                ? Optional.of(keys.get(0))
                : Optional.empty();
    }
}
