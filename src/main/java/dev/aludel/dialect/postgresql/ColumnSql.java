package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.CompileError;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.SequenceOptions;
import dev.aludel.operation.ServerDefault;
import dev.aludel.operation.Table;
import dev.aludel.operation.TableConstraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns as they stand in CREATE TABLE and ADD COLUMN. */
final class ColumnSql {

    private ColumnSql() {}

    /** Name, type, default, identity and nullability. */
    static String specification(Table table, Column column) {
        StringBuilder sql = new StringBuilder(Identifiers.quote(column.name())).append(' ');
        ServerDefault fill = column.serverDefault();
        boolean identity = fill instanceof ServerDefault.Identity;
        if (column.primaryKey() && !identity && serial(table, column)) {
            sql.append(serialWord(column.type().in(PostgresqlDialect.NAME)));
        } else {
            sql.append(TypeSql.render(column.type()));
            defaultSql(fill).ifPresent(text -> sql.append(" DEFAULT ").append(text));
        }
        if (fill instanceof ServerDefault.Computed computed) {
            sql.append(' ').append(computed(computed));
        }
        if (fill instanceof ServerDefault.Identity generated) {
            sql.append(' ').append(identity(generated));
        }
        if (!column.takesNull() && !identity) {
            sql.append(" NOT NULL");
        } else if (column.takesNull() && identity) {
            sql.append(" NULL");
        }
        return sql.toString();
    }

    /** The CHECK constraints written inside the column, each after a blank. */
    static String checks(Column column) {
        StringBuilder sql = new StringBuilder();
        column.checks().forEach(check -> sql.append(' ').append(ConstraintSql.render(check)));
        return sql.toString();
    }

    private static boolean serial(Table table, Column column) {
        boolean own = column.clientDefault() == null
                && (column.sequence() == null || column.sequence().optional());
        return own && autoincrementing(table).filter(column::equals).isPresent();
    }

    /** The column of the primary key that counts by itself, if there is one. */
    static Optional<Column> autoincrementing(Table table) {
        List<Column> key = primaryKey(table);
        if (key.size() == 1) {
            Column column = key.get(0);
            return switch (column.autoincrement()) {
                case YES -> Optional.of(requireCountable(table, column));
                case AUTO, IGNORE_FOREIGN_KEY -> countsByItself(table, column) ? Optional.of(column) : Optional.empty();
                case NO -> Optional.empty();
            };
        }
        Column found = null;
        for (Column column : key) {
            if (column.autoincrement() == Column.Autoincrement.YES) {
                requireCountable(table, column);
                if (found != null) {
                    throw argumentError("Only one Column may be marked autoincrement=True, found both %s and %s."
                            .formatted(column.name().text(), found.name().text()));
                }
                found = column;
            }
        }
        return Optional.ofNullable(found);
    }

    private static List<Column> primaryKey(Table table) {
        return table.constraints().stream()
                .filter(TableConstraint.PrimaryKey.class::isInstance)
                .map(TableConstraint.PrimaryKey.class::cast)
                .findFirst()
                .map(key -> key.columns().stream()
                        .flatMap(name -> table.columns().stream()
                                .filter(column -> column.name().text().equals(name.text())))
                        .toList())
                .orElse(List.of());
    }

    private static boolean countsByItself(Table table, Column column) {
        boolean free = !refers(table, column) || column.autoincrement() == Column.Autoincrement.IGNORE_FOREIGN_KEY;
        ServerDefault fill = column.serverDefault();
        return countable(column.type())
                && column.clientDefault() == null
                && (fill == null || fill instanceof ServerDefault.Identity)
                && free;
    }

    private static boolean refers(Table table, Column column) {
        return table.constraints().stream()
                .anyMatch(constraint -> constraint instanceof TableConstraint.ForeignKeys key
                        && key.columns().stream()
                                .anyMatch(
                                        name -> name.text().equals(column.name().text())));
    }

    private static Column requireCountable(Table table, Column column) {
        if (!countable(column.type())) {
            throw argumentError("Column type %s on column '%s.%s' is not compatible with autoincrement=True"
                    .formatted(TypeSql.render(column.type()), table.name().name(), column.name()));
        }
        return column;
    }

    private static AludelException argumentError(String message) {
        return new AludelException(Problem.of("argument-error", message));
    }

    private static boolean countable(ColumnType type) {
        ColumnType base = type instanceof ColumnType.VariantType variant ? variant.base() : type;
        return base instanceof ColumnType.IntegerType
                || base instanceof ColumnType.NumericType
                || base instanceof ColumnType.FloatType;
    }

    private static String serialWord(ColumnType type) {
        return type instanceof ColumnType.IntegerType integer
                ? switch (integer.width()) {
                    case SMALL -> "SMALLSERIAL";
                    case NORMAL -> "SERIAL";
                    case BIG -> "BIGSERIAL";
                }
                : "SERIAL";
    }

    /** What stands after DEFAULT, if the column's default is said that way. */
    static Optional<String> defaultSql(@Nullable ServerDefault fill) {
        return switch (fill) {
            case null -> Optional.empty();
            case ServerDefault.Literal literal -> Optional.of(ExpressionSql.literal(literal.value()));
            case ServerDefault.Sql sql -> Optional.of(ExpressionSql.render(sql.expression()));
            case ServerDefault.Fetched fetched -> Optional.empty();
            case ServerDefault.Identity identity -> Optional.empty();
            case ServerDefault.Computed computed -> Optional.empty();
        };
    }

    private static String computed(ServerDefault.Computed computed) {
        if (Boolean.FALSE.equals(computed.persisted())) {
            throw CompileError.of("PostrgreSQL computed columns do not support 'virtual' persistence; set the"
                    + " 'persisted' flag to None or True for PostgreSQL support.");
        }
        return "GENERATED ALWAYS AS (" + ExpressionSql.render(computed.expression()) + ") STORED";
    }

    /** {@code GENERATED … AS IDENTITY} with its options. */
    static String identity(ServerDefault.Identity identity) {
        String options = options(identity.options());
        return "GENERATED " + generated(identity) + " AS IDENTITY" + (options.isEmpty() ? "" : " (" + options + ")");
    }

    /** Whether a value may be given. */
    static String generated(ServerDefault.Identity identity) {
        return identity.always() ? "ALWAYS" : "BY DEFAULT";
    }

    /** The options of a sequence. */
    static String options(SequenceOptions options) {
        return SequenceOption.of(options).stream()
                .filter(SequenceOption::said)
                .map(SequenceOption::sql)
                .collect(Collectors.joining(" "));
    }

    /** {@code COMMENT ON COLUMN} for a column of a table. */
    static String comment(QualifiedName table, Name column, @Nullable String comment) {
        return "COMMENT ON COLUMN " + Identifiers.qualified(table) + "." + Identifiers.quote(column) + " IS "
                + (comment == null ? "NULL" : ExpressionSql.literal(comment));
    }
}
