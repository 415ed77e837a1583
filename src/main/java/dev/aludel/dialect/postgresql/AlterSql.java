package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.CompileError;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.ServerDefault;
import dev.aludel.operation.TableConstraint;
import dev.aludel.operation.TableOperation.AlterColumn;
import dev.aludel.operation.TableOperation.DropConstraint;
import dev.aludel.operation.TableOperation.RenameTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ALTER TABLE family, in Alembic's order and words. */
final class AlterSql {

    private AlterSql() {}

    static SqlStatement addConstraint(QualifiedName table, TableConstraint constraint) {
        return SqlStatement.of(
                "ALTER TABLE " + Identifiers.qualified(table) + " ADD " + ConstraintSql.render(constraint));
    }

    static SqlStatement dropConstraint(DropConstraint operation) {
        Name name = operation.name();
        if (name == null) {
            throw CompileError.of("Can't emit DROP CONSTRAINT for constraint on table '%s'; it has no name"
                    .formatted(operation.table()));
        }
        return SqlStatement.of("ALTER TABLE " + Identifiers.qualified(operation.table()) + " DROP CONSTRAINT "
                + (operation.ifExists() ? "IF EXISTS " : "")
                + Identifiers.limited(name)
                + (operation.cascade() ? " CASCADE" : ""));
    }

    static SqlStatement rename(RenameTable operation) {
        return SqlStatement.of("ALTER TABLE " + Identifiers.dotted(operation.table()) + " RENAME TO "
                + Identifiers.quote(operation.newName()));
    }

    static SqlStatement dropColumn(QualifiedName table, Name column, boolean ifExists) {
        return SqlStatement.of("ALTER TABLE " + Identifiers.dotted(table) + " DROP COLUMN "
                + (ifExists ? "IF EXISTS " : "") + Identifiers.quote(column));
    }

    /** Type, nullability, default, comment, name: in this order. */
    static List<SqlStatement> alterColumn(AlterColumn operation) {
        ColumnChange change = operation.change();
        String table = "ALTER TABLE " + Identifiers.dotted(operation.table());
        String column = Identifiers.quote(operation.column());
        String alter = table + " ALTER COLUMN " + column + " ";
        List<String> statements = new ArrayList<>();
        if (change.type() != null) {
            statements.add(alter + type(change.type(), change.using()));
        }
        if (change.nullable() != null) {
            statements.add(alter + (change.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
        }
        if (change.serverDefault() != null) {
            statements.add(alter + newDefault(change.serverDefault().value(), change.existingDefault()));
        }
        if (change.comment() != null) {
            String text = change.comment().text();
            statements.add("COMMENT ON COLUMN " + Identifiers.dotted(operation.table()) + "." + column + " IS "
                    + (text == null ? "NULL" : ExpressionSql.literal(text)));
        }
        if (change.newName() != null) {
            statements.add(table + " RENAME " + column + " TO " + Identifiers.quote(change.newName()));
        }
        List<SqlStatement> all = new ArrayList<>();
        for (TableConstraint dropped : change.dropped()) {
            if (applies(dropped)) {
                all.add(dropConstraint(new DropConstraint(operation.table(), dropped.name(), false, false)));
            }
        }
        statements.forEach(sql -> all.add(SqlStatement.of(sql)));
        for (TableConstraint added : change.added()) {
            if (applies(added)) {
                all.add(addConstraint(operation.table(), added));
            }
        }
        return all;
    }

    private static boolean applies(TableConstraint constraint) {
        return !(constraint instanceof TableConstraint.LabelCheck check && check.onlyWithoutNative());
    }

    private static String type(ColumnType type, @Nullable String using) {
        return "TYPE " + TypeSql.render(type) + " " + (using == null || using.isEmpty() ? "" : "USING " + using);
    }

    private static String newDefault(@Nullable ServerDefault wanted, @Nullable ServerDefault existing) {
        if (wanted instanceof ServerDefault.Computed || existing instanceof ServerDefault.Computed) {
            throw CompileError.of("Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or from an"
                    + " existing column is not supported.");
        }
        if (wanted instanceof ServerDefault.Identity || existing instanceof ServerDefault.Identity) {
            return identity(wanted, existing);
        }
        if (wanted == null) {
            return "DROP DEFAULT";
        }
        return "SET DEFAULT "
                + ColumnSql.defaultSql(wanted)
                        .orElseThrow(() -> CompileError.of("server_default=FetchedValue() says that there is a default,"
                                + " but not which; alter_column can't set it."));
    }

    private static String identity(@Nullable ServerDefault wanted, @Nullable ServerDefault existing) {
        if (wanted == null) {
            return "DROP IDENTITY";
        }
        if (!(wanted instanceof ServerDefault.Identity identity)) {
            throw CompileError.of("Can't change an identity column to one with a default in one step.");
        }
        if (existing == null) {
            return "ADD " + ColumnSql.identity(identity);
        }
        StringBuilder sql = new StringBuilder();
        boolean always = existing instanceof ServerDefault.Identity before && before.always();
        if (identity.always() != always) {
            sql.append("SET GENERATED ").append(ColumnSql.generated(identity)).append(' ');
        }
        Map<String, @Nullable Object> known = new HashMap<>();
        if (existing instanceof ServerDefault.Identity before) {
            SequenceOption.of(before.options()).forEach(option -> known.put(option.name(), option.value()));
        }
        SequenceOption.of(identity.options()).stream()
                .filter(option -> option.said() && !Objects.equals(option.value(), known.get(option.name())))
                // Alembic goes by name
                .sorted(Comparator.comparing(SequenceOption::name))
                .forEach(option -> sql.append("SET ").append(option.sql()).append(' '));
        return sql.toString();
    }
}
