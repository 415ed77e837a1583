package dev.aludel.script.vocabulary;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ArrayLiteral;
import dev.aludel.operation.Expression.Binary;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.Expression.Call;
import dev.aludel.operation.Expression.Case;
import dev.aludel.operation.Expression.Cast;
import dev.aludel.operation.Expression.Coerced;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Constant;
import dev.aludel.operation.Expression.Extract;
import dev.aludel.operation.Expression.Family;
import dev.aludel.operation.Expression.Filter;
import dev.aludel.operation.Expression.Frame;
import dev.aludel.operation.Expression.Label;
import dev.aludel.operation.Expression.Ordered;
import dev.aludel.operation.Expression.Over;
import dev.aludel.operation.Expression.Tuple;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.Expression.When;
import dev.aludel.operation.Expression.WithinGroup;
import dev.aludel.operation.Name;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.Select;
import dev.aludel.operation.Sequence;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of {@code sqlalchemy} that make expressions. */
final class CoreExpressions {

    private CoreExpressions() {}

    static void register(Registry registry) {
        registry.construct("text(text)", bound -> new TextStatement(bound.required("text", String.class)));
        registry.construct("TextClause.bindparams(self, *binds, **names_to_values)", CoreExpressions::bindparams);
        registry.construct(
                "column(text, type_=None, is_literal=False, _selectable=None)",
                bound -> new ColumnReference(
                        bound.requiredName("text"),
                        bound.requiredName("text").text(),
                        null,
                        type(bound, "type_", Expression.UNKNOWN),
                        bound.flag("is_literal")));
        registry.construct(
                "literal_column(text, type_=None)",
                bound -> new ColumnReference(
                        Name.of(bound.required("text", String.class)),
                        String.valueOf(bound.string("text")),
                        null,
                        type(bound, "type_", Expression.UNKNOWN),
                        true));
        registry.construct(
                "literal(value, type_=None, literal_execute=False)",
                bound -> Bind.of(bound.value("value"), type(bound, "type_", Coercion.typeOf(bound.value("value")))));
        registry.construct(
                "inline_literal(value, type_=None)",
                bound -> new Expression.InlineLiteral(
                        bound.value("value"), type(bound, "type_", Coercion.typeOf(bound.value("value")))));
        registry.construct(
                "bindparam(key, value=None, type_=None, unique=False, required=None, quote=None, callable_=None,"
                        + " expanding=False, isoutparam=False, literal_execute=False)",
                CoreExpressions::bindparam);
        registry.construct("null()", bound -> Constant.NULL);
        registry.construct("true()", bound -> Constant.TRUE);
        registry.construct("false()", bound -> Constant.FALSE);
        registry.construct("and_(*clauses)", bound -> Operations.junction(Standard.AND, bound.rest()));
        registry.construct("or_(*clauses)", bound -> Operations.junction(Standard.OR, bound.rest()));
        registry.construct("not_(clause)", bound -> Operations.negate(Coercion.condition(bound.value("clause"))));
        registry.construct("case(*whens, value=None, else_=None)", CoreExpressions::choice);
        registry.construct("cast(expression, type_)", CoreExpressions::cast);
        registry.construct("type_coerce(expression, type_)", bound -> {
            ColumnType type = type(bound, "type_", Expression.UNKNOWN);
            Expression element = Coercion.asExpression(bound.value("expression"));
            return element == null ? Bind.of(bound.value("expression"), type) : new Coerced(element, type);
        });
        registry.construct("tuple_(*clauses, types=None)", bound -> new Tuple(expressions(bound.rest())));
        registry.construct("any_(expr)", bound -> collection(Standard.ANY, bound.value("expr")));
        registry.construct("all_(expr)", bound -> collection(Standard.ALL, bound.value("expr")));
        registry.construct(
                "extract(field, expr)",
                bound -> new Extract(String.valueOf(bound.string("field")), Coercion.expression(bound.value("expr"))));
        registry.construct("distinct(expr)", bound -> {
            Expression expression = Coercion.expression(bound.value("expr"));
            return new Unary(Standard.DISTINCT, expression, expression.type());
        });
        registry.construct("label(name, element, type_=None)", bound -> {
            Expression element = Coercion.expression(bound.value("element"));
            return new Label(bound.string("name"), element, type(bound, "type_", element.type()));
        });
        functions(registry);
        registry.construct(
                "Sequence.next_value(self)", bound -> new Expression.NextValue(bound.required("self", Sequence.class)));
        registry.construct("postgresql.array(clauses, type_=None)", CoreExpressions::array);
        registry.construct(
                "postgresql.aggregate_order_by(target, *order_by)",
                bound -> new Ordered(Coercion.expression(bound.value("target")), ordered(bound.rest())));
        registry.construct(
                "ColumnElement.type(self)", bound -> CoreOperators.self(bound).type());
        registry.construct(
                "ColumnElement.name(self)",
                bound -> Select.outputName(CoreOperators.self(bound)).orElse(null));
    }

    static ColumnType type(Bound bound, String parameter, ColumnType otherwise) {
        ColumnType given = bound.as(parameter, ColumnType.class);
        return given == null ? otherwise : given;
    }

    static List<Expression> expressions(List<?> values) {
        return values.stream().map(Coercion::expression).toList();
    }

    static List<Expression> ordered(List<?> values) {
        List<Expression> terms = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof List<?> list) {
                terms.addAll(ordered(list));
            } else if (value != null) {
                terms.add(CoreOperators.ordered(value));
            }
        }
        return terms;
    }

    private static Expression bindparam(Bound bound) {
        boolean valued = bound.given("value");
        Boolean required = bound.flagOrNull("required");
        Object value = bound.value("value");
        ColumnType type = type(
                bound,
                "type_",
                value instanceof List<?> list && !list.isEmpty()
                        ? Coercion.typeOf(list.get(0))
                        : Coercion.typeOf(value));
        String key = bound.string("key");
        boolean unique = key == null || bound.flag("unique");
        return new Bind(
                unique ? null : key,
                value,
                type,
                required == null ? !valued : required,
                bound.flag("expanding"),
                key == null ? "param" : key);
    }

    private static Expression bindparams(Bound bound) {
        TextStatement text = bound.required("self", TextStatement.class);
        List<Bind> binds = new ArrayList<>(text.binds());
        for (Object value : bound.rest()) {
            if (value instanceof Bind bind) {
                binds.removeIf(before -> String.valueOf(bind.name()).equals(before.name()));
                known(text, String.valueOf(bind.name()));
                binds.add(bind);
            }
        }
        bound.keywords().forEach((name, value) -> {
            known(text, name);
            ColumnType type = binds.stream()
                    .filter(before -> name.equals(before.name()))
                    .map(Bind::type)
                    .findFirst()
                    .filter(before -> Family.of(before) != Family.NONE)
                    .orElse(Coercion.typeOf(value));
            boolean expanding = binds.stream().anyMatch(before -> name.equals(before.name()) && before.expanding());
            binds.removeIf(before -> name.equals(before.name()));
            binds.add(new Bind(name, value, type, false, expanding, name));
        });
        return new TextStatement(text.text(), binds);
    }

    private static void known(TextStatement text, String name) {
        if (!text.names(name)) {
            throw Misuse.argumentError("This text() construct doesn't define a bound parameter named '" + name + "'");
        }
    }

    private static Expression choice(Bound bound) {
        Object subject = bound.value("value");
        Expression compared = subject == null ? null : Coercion.expression(subject);
        List<When> whens = new ArrayList<>();
        for (Object when : bound.rest()) {
            if (when instanceof Map<?, ?> map) {
                map.forEach((condition, result) -> whens.add(when(compared, condition, result)));
            } else if (when instanceof List<?> pair && pair.size() == 2 && !(pair.get(0) instanceof List<?>)) {
                whens.add(when(compared, pair.get(0), pair.get(1)));
            } else if (when instanceof List<?>) {
                throw Misuse.argumentError("The \"whens\" argument to case(), when referring to a sequence of items, is"
                        + " now passed as a series of positional elements, rather than as a list. ");
            }
        }
        Object otherwise = bound.value("else_");
        ColumnType type = whens.isEmpty()
                ? Expression.UNKNOWN
                : whens.get(whens.size() - 1).result().type();
        return new Case(
                compared,
                whens,
                bound.given("else_") && otherwise != null ? Coercion.expression(otherwise) : null,
                type);
    }

    private static When when(@Nullable Expression subject, @Nullable Object condition, @Nullable Object result) {
        Expression test =
                subject == null ? Coercion.condition(condition) : unnamed(Coercion.beside(condition, subject));
        return new When(test, Coercion.expression(result));
    }

    private static Expression unnamed(Expression value) {
        return value instanceof Bind bind && bind.name() == null ? Bind.of(bind.value(), bind.type()) : value;
    }

    private static Expression cast(Bound bound) {
        ColumnType type = bound.required("type_", ColumnType.class);
        return new Cast(Coercion.typed(bound.value("expression"), type), type);
    }

    private static Expression collection(Standard operator, @Nullable Object value) {
        Expression expression = Coercion.expression(value);
        ColumnType type = expression.type() instanceof ColumnType.ArrayType array ? array.item() : expression.type();
        return new Unary(operator, expression, type);
    }

    private static Expression array(Bound bound) {
        List<Expression> elements = expressions(bound.list("clauses"));
        ColumnType item = type(
                bound,
                "type_",
                elements.isEmpty() ? Expression.UNKNOWN : elements.get(0).type());
        ColumnType type = item instanceof ColumnType.ArrayType array ? array : new ColumnType.ArrayType(item, null);
        return new ArrayLiteral(elements, type);
    }

    private static void functions(Registry registry) {
        registry.construct("Function(names, *clauses, type_=None)", CoreExpressions::call);
        registry.construct(
                "ColumnElement.over(self, partition_by=None, order_by=None, rows=None, range_=None, groups=None)",
                bound -> new Over(
                        CoreOperators.self(bound),
                        ordered(Coercion.many(bound.value("partition_by"))),
                        ordered(Coercion.many(bound.value("order_by"))),
                        frame(bound)));
        registry.construct(
                "ColumnElement.within_group(self, *order_by)",
                bound -> new WithinGroup(CoreOperators.self(bound), ordered(bound.rest())));
        registry.construct("ColumnElement.filter(self, *criterion)", bound -> {
            List<Expression> criteria =
                    bound.rest().stream().map(Coercion::condition).toList();
            Expression self = CoreOperators.self(bound);
            return criteria.isEmpty() ? self : new Filter(self, criteria);
        });
        registry.construct("ColumnElement.with_ordinality(self)", bound -> {
            Call call = bound.required("self", Call.class);
            return new Call(call.packages(), call.name(), call.arguments(), call.type(), true);
        });
    }

    private static @Nullable Frame frame(Bound bound) {
        for (String unit : List.of("rows", "range_", "groups")) {
            if (bound.value(unit) instanceof List<?> ends && ends.size() == 2) {
                return new Frame(
                        unit.replace("_", "").toUpperCase(Locale.ROOT), (Long) ends.get(0), (Long) ends.get(1));
            }
        }
        return null;
    }

    private static Expression call(Bound bound) {
        List<Name> names = bound.names("names");
        Name name = names.get(names.size() - 1);
        List<Expression> arguments = new ArrayList<>();
        for (Object value : bound.rest()) {
            Expression argument = Coercion.asExpression(value);
            arguments.add(
                    argument == null && value != null
                            ? Bind.of(value, Coercion.typeOf(value), name.text())
                            : Coercion.expression(value));
        }
        String lower = name.text().toLowerCase(Locale.ROOT);
        if (names.size() == 1 && lower.equals("count") && arguments.isEmpty()) {
            arguments.add(new ColumnReference(Name.of("*"), "*", null, Expression.UNKNOWN, true));
        }
        ColumnType given = bound.as("type_", ColumnType.class);
        return new Call(
                names.subList(0, names.size() - 1),
                name,
                arguments,
                given != null ? given : names.size() == 1 ? returned(lower, arguments) : Expression.UNKNOWN,
                false);
    }

    private static ColumnType returned(String name, List<Expression> arguments) {
        return switch (name) {
            case "count", "char_length", "rank", "dense_rank", "row_number" ->
                name.equals("row_number") ? Expression.UNKNOWN : Coercion.INTEGER;
            case "now", "current_timestamp", "localtimestamp", "sysdate", "localtime" -> Coercion.DATETIME;
            case "current_date" -> new ColumnType.DateType();
            case "current_time" -> new ColumnType.TimeType(false, null);
            case "concat", "current_user", "session_user", "user", "aggregate_strings" -> Coercion.STRING;
            case "percent_rank", "cume_dist" -> Coercion.NUMERIC;
            case "coalesce", "max", "min", "sum", "lower", "upper", "mode", "percentile_cont", "percentile_disc" ->
                arguments.stream()
                        .map(Expression::type)
                        .filter(type -> Family.of(type) != Family.NONE)
                        .findFirst()
                        .orElse(Expression.UNKNOWN);
            case "array_agg" ->
                arguments.isEmpty()
                        ? Expression.UNKNOWN
                        : new ColumnType.ArrayType(arguments.get(0).type(), null);
            default -> Expression.UNKNOWN;
        };
    }

    /** A comparison as a value by itself, needed where a join condition is found. */
    static Expression equal(Expression left, Expression right) {
        return new Binary(left, Standard.EQUAL, right, Expression.BOOLEAN, null);
    }
}
