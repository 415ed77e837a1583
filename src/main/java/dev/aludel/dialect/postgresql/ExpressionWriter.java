package dev.aludel.dialect.postgresql;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ArrayLiteral;
import dev.aludel.operation.Expression.Binary;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.Expression.Call;
import dev.aludel.operation.Expression.Case;
import dev.aludel.operation.Expression.Cast;
import dev.aludel.operation.Expression.Chain;
import dev.aludel.operation.Expression.Coerced;
import dev.aludel.operation.Expression.Collation;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Constant;
import dev.aludel.operation.Expression.Extract;
import dev.aludel.operation.Expression.Family;
import dev.aludel.operation.Expression.Filter;
import dev.aludel.operation.Expression.InlineLiteral;
import dev.aludel.operation.Expression.Label;
import dev.aludel.operation.Expression.NextValue;
import dev.aludel.operation.Expression.Ordered;
import dev.aludel.operation.Expression.Over;
import dev.aludel.operation.Expression.SelectedName;
import dev.aludel.operation.Expression.Slice;
import dev.aludel.operation.Expression.Subselect;
import dev.aludel.operation.Expression.Truth;
import dev.aludel.operation.Expression.Tuple;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.Expression.Whole;
import dev.aludel.operation.Expression.WithinGroup;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.Name;
import dev.aludel.operation.Operator;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.TupleValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Expressions as SQL. */
final class ExpressionWriter {
    private final StatementWriter writer;

    ExpressionWriter(StatementWriter writer) {
        this.writer = writer;
    }

    /** The expression as SQL. */
    String write(Expression expression, Place place) {
        return switch (expression) {
            case ColumnReference column -> column(column, place);
            case Label label -> write(label.element(), place);
            case Bind bind -> bind.expanding() ? "(" + expanded(bind, Standard.IN, null) + ")" : writer.bind(bind);
            case InlineLiteral literal -> Literals.of(literal.value(), literal.type());
            case Constant constant ->
                constant == Constant.NULL ? "NULL" : constant.name().toLowerCase(Locale.ROOT);
            case Call call -> writer.calls.write(call, place);
            case NextValue next ->
                "nextval('" + Identifiers.qualified(next.sequence().name()) + "')";
            case Cast cast -> cast(cast, place);
            case Coerced coerced -> write(coerced.element(), place);
            case Case choice -> choice(choice, place);
            case Unary unary -> unary(unary, place);
            case Truth truth ->
                (truth.negated() ? "NOT " : "")
                        + (truth.element() instanceof Binary operation
                                ? grouped(operation, Standard.NONE, place)
                                : write(truth.element(), place));
            case Binary binary -> binary(binary, place);
            case Chain chain -> chain(chain, place);
            case Tuple tuple -> "(" + terms(tuple.elements(), place) + ")";
            case Collation collation -> Identifiers.quote(collation.name());
            case Extract extract -> "EXTRACT(" + extract.field() + " FROM " + write(extract.element(), place) + ")";
            case Over over -> writer.calls.over(over, place);
            case WithinGroup group ->
                write(group.element(), place) + " WITHIN GROUP (ORDER BY " + terms(group.orderBy(), place) + ")";
            case Filter filter ->
                write(filter.element(), place) + " FILTER (WHERE " + criteria(filter.criteria(), place) + ")";
            case Subselect select -> "(" + writer.queries.write(select.query(), place, false) + ")";
            case ArrayLiteral array -> array(array, place);
            case Slice slice -> optional(slice.start(), place) + ":" + optional(slice.stop(), place);
            case Ordered ordered -> write(ordered.element(), place) + " ORDER BY " + terms(ordered.orderBy(), place);
            case SelectedName name -> writer.queries.selectedName(name, place);
            case Whole whole -> Identifiers.quote(writer.froms.name(whole.from()));
            case TextStatement text -> TextWriter.write(text, writer);
        };
    }

    /** Expressions with commas between. */
    String list(List<? extends Expression> expressions, Place place) {
        return expressions.stream().map(item -> write(item, place)).collect(Collectors.joining(", "));
    }

    /** Expressions with commas between, each an operand of the comma. */
    String terms(List<? extends Expression> expressions, Place place) {
        return expressions.stream()
                .map(item -> grouped(item, Standard.COMMA, place))
                .collect(Collectors.joining(", "));
    }

    /** What FILTER asks: a single condition stands as it is. */
    private String criteria(List<Expression> conditions, Place place) {
        return conditions.size() == 1 ? write(conditions.get(0), place) : conjunction(conditions, place);
    }

    /** Conditions that all hold; true ones are left out, and a false one is all there is. */
    String conjunction(List<Expression> conditions, Place place) {
        List<Expression> kept = new ArrayList<>();
        for (Expression condition : conditions) {
            if (condition == Constant.FALSE) {
                return "false";
            }
            if (condition != Constant.TRUE) {
                kept.add(condition);
            }
        }
        if (kept.isEmpty()) {
            return conditions.isEmpty() ? "" : "true";
        }
        if (kept.size() == 1) {
            String sql = write(kept.get(0), place);
            return Parentheses.isWildcard(kept.get(0)) ? "(" + sql + ")" : sql;
        }
        return kept.stream().map(item -> grouped(item, Standard.AND, place)).collect(Collectors.joining(" AND "));
    }

    /** The expression as an operand: in parentheses where it needs them. */
    String grouped(Expression expression, Operator around, Place place) {
        String sql = write(expression, place);
        return Parentheses.needed(expression, around) ? "(" + sql + ")" : sql;
    }

    private String optional(@Nullable Expression expression, Place place) {
        return expression == null ? "" : write(expression, place);
    }

    private String column(ColumnReference column, Place place) {
        String name = column.literal() ? column.name().text() : writer.quoted(column);
        FromClause from = column.from();
        if (from == null || !place.tables()) {
            return name;
        }
        if (from instanceof FromClause.NamedTable table) {
            Name schema = table.table().name().schema();
            return Identifiers.withSchema(
                            place.schemas() ? schema : null,
                            Identifiers.quote(table.table().name().name()))
                    + "." + name;
        }
        if (from instanceof FromClause.Values values && values.name() == null) {
            return name;
        }
        return Identifiers.quote(writer.froms.name(from)) + "." + name;
    }

    private String cast(Cast cast, Place place) {
        String type = TypeSql.render(cast.type());
        int collate = type.indexOf(" COLLATE ");
        return collate < 0
                ? "CAST(" + write(cast.element(), place) + " AS " + type + ")"
                : "CAST(" + write(cast.element(), place) + " AS " + type.substring(0, collate) + ")"
                        + type.substring(collate);
    }

    private String choice(Case choice, Place place) {
        StringBuilder sql = new StringBuilder("CASE ");
        if (choice.subject() != null) {
            sql.append(write(choice.subject(), place)).append(' ');
        }
        for (Expression.When when : choice.whens()) {
            sql.append("WHEN ")
                    .append(grouped(when.condition(), Standard.NONE, place))
                    .append(" THEN ")
                    .append(write(when.result(), place))
                    .append(' ');
        }
        if (choice.otherwise() != null) {
            sql.append("ELSE ").append(write(choice.otherwise(), place)).append(' ');
        }
        return sql.append("END").toString();
    }

    private String unary(Unary unary, Place place) {
        if (unary.operator() instanceof Standard standard && standard.postfix()) {
            return grouped(unary.operand(), standard, place) + standard.sql();
        }
        if (unary.operator() instanceof Operator.Custom custom) {
            return custom.symbol() + " " + grouped(unary.operand(), custom, place);
        }
        return unary.operator().sql() + grouped(unary.operand(), unary.operator(), place);
    }

    private String chain(Chain chain, Place place) {
        if (chain.operator() == Standard.COMMA) {
            return list(chain.elements(), place);
        }
        if (chain.operator() == Standard.AND && !chain.grouped()) {
            return chain.elements().stream()
                    .map(item -> write(item, place.operand()))
                    .collect(Collectors.joining(Standard.AND.sql()));
        }
        boolean wildcard = chain.operator() == Standard.CONCAT && !chain.grouped();
        return chain.elements().stream()
                .map(item -> grouped(item, wildcard ? Standard.NONE : chain.operator(), place.operand()))
                .collect(Collectors.joining(chain.operator().sql()));
    }

    private String binary(Binary binary, Place place) {
        if (binary.operator() instanceof Operator.Custom custom) {
            return eager(infix(binary, custom.sql(), place), custom.eager(), place);
        }
        Standard operator = (Standard) binary.operator();
        return switch (operator) {
            case GET_ITEM -> grouped(binary.left(), operator, place) + "[" + write(binary.right(), place) + "]";
            case JSON_ITEM, JSON_PATH_ITEM -> json(binary, operator, place);
            case DIVIDE -> divide(binary, place);
            case FLOOR_DIVIDE -> floorDivide(binary, place);
            case MATCH -> match(binary, place);
            case NOT_MATCH -> "NOT " + match(binary, place);
            case REGEXP_MATCH, NOT_REGEXP_MATCH ->
                regexp(binary, operator == Standard.REGEXP_MATCH ? "~" : "!~", place);
            case REGEXP_REPLACE ->
                "REGEXP_REPLACE(" + grouped(binary.left(), operator, place) + ", " + write(binary.right(), place)
                        + (binary.option() == null ? "" : ", " + Literals.quoted(binary.option())) + ")";
            case LIKE, NOT_LIKE, ILIKE, NOT_ILIKE ->
                grouped(binary.left(), Parentheses.isWildcard(binary) ? Standard.NONE : operator, place)
                        + operator.sql()
                        + grouped(binary.right(), operator, place)
                        + (binary.option() == null ? "" : " ESCAPE " + Literals.quoted(binary.option()));
            case BETWEEN, NOT_BETWEEN ->
                infix(binary, operator.sql() + (binary.option() == null ? "" : "SYMMETRIC "), place);
            case IN -> in(binary, operator, place);
            case NOT_IN -> "(" + in(binary, operator, place) + ")";
            default -> infix(binary, operator.sql(), place);
        };
    }

    private String infix(Binary binary, String symbol, Place place) {
        return grouped(binary.left(), binary.operator(), place.operand())
                + symbol
                + grouped(binary.right(), binary.operator(), place.operand());
    }

    private static String eager(String sql, boolean eager, Place place) {
        return eager && place.inOperation() ? "(" + sql + ")" : sql;
    }

    private String in(Binary binary, Standard operator, Place place) {
        if (binary.right() instanceof Bind bind && bind.expanding()) {
            return grouped(binary.left(), operator, place.operand())
                    + operator.sql()
                    + "(" + expanded(bind, operator, binary.left()) + ")";
        }
        return infix(binary, operator.sql(), place);
    }

    /** Whether an expanding bind has something to expand to. */
    boolean hasValues(Bind bind) {
        Object value = bind.name() != null && writer.given().containsKey(bind.name())
                ? writer.given().get(bind.name())
                : bind.value();
        return !(value instanceof List<?> list && list.isEmpty()
                || value instanceof TupleValue tuple && tuple.values().isEmpty());
    }

    private String expanded(Bind bind, Standard operator, @Nullable Expression left) {
        if (hasValues(bind)) {
            return writer.bind(bind);
        }
        String none = left instanceof Tuple tuple
                ? tuple.elements().stream().map(item -> "NULL").collect(Collectors.joining(", ", "(", ")"))
                : "NULL";
        return none + (operator == Standard.NOT_IN ? ") OR (1 = 1" : ") AND (1 != 1");
    }

    /** A query without rows, to stand where a list has no elements. */
    String emptySet(Bind bind) {
        ColumnType type = Family.of(bind.type()) == Family.NONE
                ? new ColumnType.IntegerType(ColumnType.Width.NORMAL)
                : bind.type();
        return "SELECT CAST(NULL AS " + TypeSql.render(type) + ") WHERE 1!=1";
    }

    private String json(Binary binary, Standard operator, Place place) {
        if (Family.of(binary.type()) != Family.JSON) {
            String symbol = operator == Standard.JSON_ITEM ? " ->> " : " #>> ";
            return "CAST(" + eager(infix(binary, symbol, place), true, place) + " AS " + TypeSql.render(binary.type())
                    + ")";
        }
        if (operator == Standard.JSON_ITEM
                && binary.left().type().in(PostgresqlDialect.NAME) instanceof ColumnType.JsonType json
                && json.binary()) {
            String left = grouped(binary.left(), operator, place);
            boolean wrapped = binary.left() instanceof Call || binary.left() instanceof Cast;
            return (wrapped ? "(" + left + ")" : left) + "[" + write(binary.right(), place) + "]";
        }
        return eager(infix(binary, operator.sql(), place), true, place);
    }

    private String divide(Binary binary, Place place) {
        String left = grouped(binary.left(), Standard.DIVIDE, place);
        ColumnType type = Family.of(binary.right().type()) == Family.NUMERIC
                ? binary.right().type()
                : new ColumnType.NumericType(false, null, null);
        return left + " / CAST(" + grouped(binary.right(), Standard.DIVIDE, place) + " AS " + TypeSql.render(type)
                + ")";
    }

    private String floorDivide(Binary binary, Place place) {
        String sql = grouped(binary.left(), Standard.FLOOR_DIVIDE, place)
                + " / "
                + grouped(binary.right(), Standard.FLOOR_DIVIDE, place);
        boolean whole = Family.of(binary.left().type()) == Family.INTEGER
                && Family.of(binary.right().type()) == Family.INTEGER;
        return whole ? sql : "FLOOR(" + sql + ")";
    }

    private String match(Binary binary, Place place) {
        return grouped(binary.left(), Standard.MATCH, place)
                + " @@ plainto_tsquery("
                + (binary.option() == null ? "" : Literals.quoted(binary.option()) + ", ")
                + grouped(binary.right(), Standard.MATCH, place)
                + ")";
    }

    private String regexp(Binary binary, String symbol, Place place) {
        if (binary.option() == null || binary.option().equals("i")) {
            return infix(binary, " " + symbol + (binary.option() == null ? " " : "* "), place);
        }
        return grouped(binary.left(), Standard.REGEXP_MATCH, place) + " " + symbol + " CONCAT('(?', "
                + Literals.quoted(binary.option()) + ", ')', "
                + grouped(binary.right(), Standard.REGEXP_MATCH, place) + ")";
    }

    private String array(ArrayLiteral array, Place place) {
        boolean typed =
                array.type() instanceof ColumnType.ArrayType type && !(type.item() instanceof ColumnType.NullType);
        return "ARRAY[" + list(array.elements(), place) + "]"
                + (array.elements().isEmpty() && typed ? "::" + TypeSql.render(array.type()) : "");
    }
}
