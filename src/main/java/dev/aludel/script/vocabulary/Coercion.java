package dev.aludel.script.vocabulary;

import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Constant;
import dev.aludel.operation.Expression.Family;
import dev.aludel.operation.Expression.Subselect;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.NamedTable;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.Name;
import dev.aludel.operation.Query;
import dev.aludel.operation.Sequence;
import dev.aludel.operation.Table;
import dev.aludel.operation.TextStatement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How plain values become parts of an expression, as SQLAlchemy's coercions do it. */
final class Coercion {
    static final ColumnType INTEGER = new ColumnType.IntegerType(ColumnType.Width.NORMAL);
    static final ColumnType STRING = new ColumnType.StringType(ColumnType.StringKind.STRING, null, null);
    static final ColumnType TEXT = new ColumnType.StringType(ColumnType.StringKind.TEXT, null, null);
    static final ColumnType NUMERIC = new ColumnType.NumericType(false, null, null);
    static final ColumnType FLOAT = new ColumnType.FloatType(ColumnType.FloatKind.FLOAT, null);
    static final ColumnType DATETIME = new ColumnType.TimestampType(false, null, false);

    private Coercion() {}

    /** The type a value has by itself. */
    static ColumnType typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> Expression.UNKNOWN;
            case Boolean bool -> Expression.BOOLEAN;
            case Long number -> INTEGER;
            case Integer number -> INTEGER;
            case BigInteger number -> INTEGER;
            case Double number -> FLOAT;
            case BigDecimal number -> NUMERIC;
            case String text -> STRING;
            case Name name -> STRING;
            case byte[] bytes -> new ColumnType.BinaryType(ColumnType.BinaryKind.LARGE_BINARY, null);
            case LocalDate date -> new ColumnType.DateType();
            case LocalTime time -> new ColumnType.TimeType(false, null);
            case OffsetTime time -> new ColumnType.TimeType(false, null);
            case LocalDateTime time -> DATETIME;
            case OffsetDateTime time -> DATETIME;
            case Duration duration -> new ColumnType.IntervalType(true, null, null);
            case UUID uuid -> new ColumnType.UuidType(true, true);
            case JsonValue json -> new ColumnType.JsonType(false, false);
            default -> Expression.UNKNOWN;
        };
    }

    /** An expression, or null where the value is a plain one. */
    static @Nullable Expression asExpression(@Nullable Object value) {
        return switch (value) {
            case Expression expression -> expression;
            case Column column -> new ColumnReference(column.name(), column.key(), null, column.type(), false);
            case Query query -> new Subselect(query);
            case FromClause.Alias alias
            when alias.source() instanceof FromClause.Queried queried -> new Subselect(queried.query());
            case FromClause.Alias alias -> new Expression.Whole(alias);
            case Sequence sequence -> new Expression.NextValue(sequence);
            case null, default -> null;
        };
    }

    /** An expression, or a bind whose type comes from the value. */
    static Expression expression(@Nullable Object value) {
        Expression expression = asExpression(value);
        return expression != null ? expression : value == null ? Constant.NULL : Bind.of(plain(value), typeOf(value));
    }

    /** An expression, or a bind of the type where there is one. */
    static Expression typed(@Nullable Object value, ColumnType type) {
        Expression expression = asExpression(value);
        return expression != null ? expression : Bind.of(plain(value), type);
    }

    /** The other operand: a bind takes the type of the first one where the two go together. */
    static Expression beside(@Nullable Object value, Expression first) {
        Expression expression = asExpression(value);
        if (expression != null) {
            return expression instanceof Bind bind && Family.of(bind.type()) == Family.NONE
                    ? bind.withType(first.type())
                    : expression;
        }
        if (first instanceof Expression.Tuple tuple && value instanceof List<?> list) {
            List<Expression> elements = tuple.elements();
            List<Expression> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Object item = list.get(i);
                items.add(i < elements.size() ? beside(item, elements.get(i)) : expression(item));
            }
            return new Expression.Tuple(items);
        }
        return Bind.of(plain(value), compared(value, first.type()), base(first));
    }

    /** What the name of a bind is made up from that stands beside an expression. */
    static String base(Expression first) {
        return switch (first) {
            case ColumnReference column -> column.key();
            case Expression.Label label when label.name() != null -> label.name();
            case Expression.Call call -> call.name().text();
            case Bind bind when bind.name() != null -> bind.name();
            default -> "param";
        };
    }

    /** The type a value takes when it is compared with one of the type. */
    static ColumnType compared(@Nullable Object value, ColumnType type) {
        ColumnType own = typeOf(value);
        Family family = Family.of(own);
        boolean together = family == Family.NONE || family == Family.of(type);
        return together && Family.of(type) != Family.NONE ? type : together ? type : own;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Name name ? name.text() : value;
    }

    /** A condition. */
    static Expression condition(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool ? Constant.TRUE : Constant.FALSE;
        }
        Expression expression = asExpression(value);
        if (value instanceof String text) {
            throw Misuse.argumentError(
                    "Textual SQL expression '" + text + "' should be explicitly declared as text('" + text + "')");
        }
        if (expression == null && value != null) {
            throw Misuse.argumentError("SQL expression for WHERE/HAVING role expected, got " + shown(value) + ".");
        }
        return expression == null ? Constant.NULL : expression;
    }

    /** Something to read from. */
    static FromClause from(@Nullable Object value) {
        return switch (value) {
            case FromClause from -> from;
            case Table table -> new NamedTable(table, false);
            case TextStatement text -> new FromClause.TextFrom(text);
            case Expression.Call call -> new FromClause.CallFrom(call);
            case Query query ->
                new FromClause.Alias(
                        new FromClause.Queried(query), null, Identity.next(), false, FromClause.Derived.NOTHING);
            case null, default ->
                throw Misuse.argumentError(
                        "FROM expression, such as a Table or alias expected, got " + shown(value) + ".");
        };
    }

    /** A table to change. */
    static NamedTable table(@Nullable Object value) {
        return switch (value) {
            case NamedTable table -> table;
            case Table table -> new NamedTable(table, false);
            case null, default ->
                throw Misuse.argumentError("INSERT expects a table expression, got " + shown(value) + ".");
        };
    }

    /** The elements of a list, or the value alone. */
    static List<?> many(@Nullable Object value) {
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }

    /** A value as Python shows it in a message. */
    static String shown(@Nullable Object value) {
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }
}
