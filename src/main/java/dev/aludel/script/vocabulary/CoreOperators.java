package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ArrayLiteral;
import dev.aludel.operation.Expression.Binary;
import dev.aludel.operation.Expression.Chain;
import dev.aludel.operation.Expression.Collation;
import dev.aludel.operation.Expression.Family;
import dev.aludel.operation.Expression.Label;
import dev.aludel.operation.Expression.Slice;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.Operator;
import dev.aludel.operation.Operator.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators and methods of {@code ColumnElement}. */
final class CoreOperators {
    private static final Map<String, Standard> COMPARISONS = Map.ofEntries(
            Map.entry("eq", Standard.EQUAL),
            Map.entry("ne", Standard.NOT_EQUAL),
            Map.entry("lt", Standard.LESS),
            Map.entry("le", Standard.LESS_OR_EQUAL),
            Map.entry("gt", Standard.GREATER),
            Map.entry("ge", Standard.GREATER_OR_EQUAL),
            Map.entry("is_", Standard.IS),
            Map.entry("is_not", Standard.IS_NOT),
            Map.entry("is_distinct_from", Standard.IS_DISTINCT_FROM),
            Map.entry("is_not_distinct_from", Standard.IS_NOT_DISTINCT_FROM));
    private static final Map<String, Standard> ARITHMETIC = Map.ofEntries(
            Map.entry("add", Standard.ADD),
            Map.entry("sub", Standard.SUBTRACT),
            Map.entry("mul", Standard.MULTIPLY),
            Map.entry("truediv", Standard.DIVIDE),
            Map.entry("floordiv", Standard.FLOOR_DIVIDE),
            Map.entry("mod", Standard.MODULO),
            Map.entry("concat", Standard.CONCAT),
            Map.entry("bitwise_and", Standard.BITWISE_AND),
            Map.entry("bitwise_or", Standard.BITWISE_OR),
            Map.entry("bitwise_xor", Standard.BITWISE_XOR),
            Map.entry("bitwise_lshift", Standard.BITWISE_LEFT_SHIFT),
            Map.entry("bitwise_rshift", Standard.BITWISE_RIGHT_SHIFT));
    private static final Map<String, Standard> POSTFIXES = Map.of(
            "desc", Standard.DESCENDING,
            "asc", Standard.ASCENDING,
            "nulls_first", Standard.NULLS_FIRST,
            "nulls_last", Standard.NULLS_LAST);

    /** How strongly SQLAlchemy has comparisons bind. */
    private static final int COMPARING = Standard.EQUAL.precedence();
    /** How strongly it has those bind that take something out of JSON. */
    private static final int TAKING = Standard.JSON_ITEM.precedence();

    private static final ColumnType TEXTS = new ColumnType.ArrayType(Coercion.TEXT, null);

    private CoreOperators() {}

    static void register(Registry registry) {
        COMPARISONS.forEach((name, operator) -> registry.construct(
                "ColumnElement." + name + "(self, other)",
                bound -> Operations.compare(self(bound), operator, bound.value("other"), null)));
        ARITHMETIC.forEach((name, operator) -> registry.construct(
                "ColumnElement." + name + "(self, other, reverse=False)",
                bound -> Operations.compute(self(bound), operator, bound.value("other"), bound.flag("reverse"))));
        POSTFIXES.forEach((name, operator) -> {
            registry.construct("ColumnElement." + name + "(self)", bound -> postfix(self(bound), operator));
            registry.construct(name + "(column)", bound -> postfix(ordered(bound.value("column")), operator));
        });
        registry.construct(
                "ColumnElement.neg(self)",
                bound -> new Unary(Standard.NEGATIVE, self(bound), self(bound).type()));
        registry.construct(
                "ColumnElement.bitwise_not(self)",
                bound ->
                        new Unary(Standard.BITWISE_NOT, self(bound), self(bound).type()));
        registry.construct("ColumnElement.invert(self)", bound -> Operations.negate(self(bound)));
        registry.construct(
                "ColumnElement.distinct(self)",
                bound -> new Unary(Standard.DISTINCT, self(bound), self(bound).type()));
        registry.construct(
                "ColumnElement.label(self, name=None)",
                bound ->
                        new Label(bound.string("name"), self(bound), self(bound).type()));
        registry.construct(
                "ColumnElement.collate(self, collation)",
                bound -> new Binary(
                        self(bound),
                        Standard.COLLATE,
                        new Collation(String.valueOf(bound.string("collation"))),
                        self(bound).type(),
                        null));
        registry.construct("ColumnElement.between(self, cleft, cright, symmetric=False)", CoreOperators::between);
        membership(registry);
        patterns(registry);
        custom(registry);
        items(registry);
    }

    static Expression self(Bound bound) {
        return Coercion.expression(bound.value("self"));
    }

    static Expression ordered(@Nullable Object value) {
        return value instanceof String name ? new Expression.SelectedName(name, List.of()) : Coercion.expression(value);
    }

    private static Expression postfix(Expression element, Standard operator) {
        if (element instanceof Expression.SelectedName name) {
            List<Operator> modifiers = new ArrayList<>(name.modifiers());
            modifiers.add(operator);
            return new Expression.SelectedName(name.name(), modifiers);
        }
        return new Unary(operator, element, element.type());
    }

    private static Expression between(Bound bound) {
        Expression self = self(bound);
        Expression range = new Chain(
                Standard.AND,
                List.of(Coercion.beside(bound.value("cleft"), self), Coercion.beside(bound.value("cright"), self)),
                false,
                Expression.UNKNOWN);
        return new Binary(
                self, Standard.BETWEEN, range, Expression.BOOLEAN, bound.flag("symmetric") ? "symmetric" : null);
    }

    private static void membership(Registry registry) {
        registry.construct(
                "ColumnElement.in_(self, other)",
                bound -> Operations.in(self(bound), Standard.IN, bound.value("other")));
        registry.construct(
                "ColumnElement.not_in(self, other)",
                bound -> Operations.in(self(bound), Standard.NOT_IN, bound.value("other")));
    }

    private static void patterns(Registry registry) {
        Map.of(
                        "like",
                        Standard.LIKE,
                        "not_like",
                        Standard.NOT_LIKE,
                        "ilike",
                        Standard.ILIKE,
                        "not_ilike",
                        Standard.NOT_ILIKE)
                .forEach((name, operator) -> registry.construct(
                        "ColumnElement." + name + "(self, other, escape=None)",
                        bound -> Operations.compare(
                                self(bound), operator, bound.value("other"), bound.string("escape"))));
        wildcard(registry, "startswith", Standard.LIKE, false, true);
        wildcard(registry, "endswith", Standard.LIKE, true, false);
        wildcard(registry, "contains", Standard.LIKE, true, true);
        wildcard(registry, "istartswith", Standard.ILIKE, false, true);
        wildcard(registry, "iendswith", Standard.ILIKE, true, false);
        wildcard(registry, "icontains", Standard.ILIKE, true, true);
        registry.construct(
                "ColumnElement.match(self, other, postgresql_regconfig=None)",
                bound -> new Binary(
                        self(bound),
                        Standard.MATCH,
                        Coercion.beside(bound.value("other"), self(bound)),
                        Expression.BOOLEAN,
                        bound.string("postgresql_regconfig")));
        registry.construct(
                "ColumnElement.regexp_match(self, pattern, flags=None)",
                bound -> new Binary(
                        self(bound),
                        Standard.REGEXP_MATCH,
                        Coercion.beside(bound.value("pattern"), self(bound)),
                        Expression.BOOLEAN,
                        bound.string("flags")));
        registry.construct(
                "ColumnElement.regexp_replace(self, pattern, replacement, flags=None)",
                bound -> new Binary(
                        self(bound),
                        Standard.REGEXP_REPLACE,
                        new Chain(
                                Standard.COMMA,
                                List.of(
                                        Coercion.beside(bound.value("pattern"), self(bound)),
                                        Coercion.beside(bound.value("replacement"), self(bound))),
                                false,
                                Expression.UNKNOWN),
                        self(bound).type(),
                        bound.string("flags")));
    }

    private static void wildcard(Registry registry, String name, Standard operator, boolean before, boolean after) {
        registry.construct("ColumnElement." + name + "(self, other, escape=None, autoescape=False)", bound -> {
            Expression self = self(bound);
            Family family = Family.of(self.type());
            if (name.equals("contains")
                    && (family == Family.ARRAY || family == Family.JSON || family == Family.OTHER)) {
                return comparison(self, "@>", bound.value("other"));
            }
            return Operations.like(
                    self,
                    operator,
                    bound.value("other"),
                    before,
                    after,
                    bound.flag("autoescape"),
                    bound.string("escape"));
        });
    }

    private static Expression comparison(Expression self, String symbol, @Nullable Object other) {
        return compared(self, symbol, Coercion.beside(other, self), true);
    }

    private static Expression compared(Expression self, String symbol, Expression other, boolean eager) {
        return new Binary(
                self, new Operator.Custom(symbol, COMPARING, true, true, eager), other, Expression.BOOLEAN, null);
    }

    /** An operator that takes something out of JSON. */
    private static Operator taking(String symbol) {
        return new Operator.Custom(symbol, TAKING, false, true, true);
    }

    private static void custom(Registry registry) {
        registry.construct(
                "ColumnElement.op(self, opstring, other, precedence=0, is_comparison=False, return_type=None,"
                        + " reverse=False)",
                bound -> {
                    boolean comparison = bound.flag("is_comparison");
                    Long precedence = bound.integer("precedence");
                    Operator operator = new Operator.Custom(
                            String.valueOf(bound.string("opstring")),
                            precedence == null ? 0 : precedence.intValue(),
                            comparison,
                            false,
                            false);
                    Expression self = self(bound);
                    Expression other = Coercion.beside(bound.value("other"), self);
                    ColumnType given = bound.as("return_type", ColumnType.class);
                    ColumnType type = given != null ? given : comparison ? Expression.BOOLEAN : self.type();
                    return bound.flag("reverse")
                            ? new Binary(other, operator, self, type, null)
                            : new Binary(self, operator, other, type, null);
                });
        for (String symbol : List.of("@>", "<@", "?", "?|", "?&", "&&", "@?", "@@")) {
            registry.construct("ColumnElement.compare " + symbol + "(self, other)", bound -> {
                Expression self = self(bound);
                Object other = bound.value("other");
                Expression right = switch (symbol) {
                    case "?", "@?", "@@" -> Coercion.typed(other, Coercion.TEXT);
                    case "?|", "?&" -> Coercion.typed(other, TEXTS);
                    default -> Coercion.beside(other, self);
                };
                return compared(self, symbol, right, !symbol.equals("&&"));
            });
        }
        registry.construct(
                "ColumnElement.delete_path(self, array)",
                bound -> new Binary(
                        self(bound),
                        taking("#-"),
                        bound.value("array") instanceof List<?> path
                                ? new Expression.Cast(
                                        new ArrayLiteral(
                                                path.stream()
                                                        .map(item -> Coercion.typed(item, Coercion.TEXT))
                                                        .toList(),
                                                TEXTS),
                                        TEXTS)
                                : Coercion.expression(bound.value("array")),
                        self(bound).type(),
                        null));
    }

    private static void items(Registry registry) {
        registry.construct("ColumnElement.getitem(self, index, stop=None, slice=False)", CoreOperators::item);
        registry.construct("ColumnElement.astext(self)", bound -> {
            if (!(self(bound) instanceof Binary item) || Family.of(item.left().type()) != Family.JSON) {
                throw Misuse.unknown(
                        "Neither 'BinaryExpression' object nor 'Comparator' object has an attribute 'astext'");
            }
            String symbol = item.operator() == Standard.JSON_PATH_ITEM ? "#>>" : "->>";
            return new Binary(item.left(), taking(symbol), item.right(), Coercion.TEXT, null);
        });
        Map.of(
                        "as_string", Coercion.STRING,
                        "as_boolean", Expression.BOOLEAN,
                        "as_integer", Coercion.INTEGER,
                        "as_float", new ColumnType.FloatType(ColumnType.FloatKind.FLOAT, null))
                .forEach((name, type) -> registry.construct("ColumnElement." + name + "(self)", bound -> {
                    if (!(self(bound) instanceof Binary item)) {
                        throw Misuse.typeError("The JSON cast operator JSON." + name
                                + "() only works with a JSON index expression e.g. col['q']." + name + "()");
                    }
                    return new Binary(item.left(), item.operator(), item.right(), type, item.option());
                }));
    }

    private static Expression key(Expression self, @Nullable Object key) {
        Expression expression = Coercion.asExpression(key);
        return expression != null ? expression : Expression.Bind.of(key, Coercion.typeOf(key), Coercion.base(self));
    }

    private static Expression part(Expression self, @Nullable Object index) {
        Expression expression = Coercion.asExpression(index);
        return expression != null ? expression : Expression.Bind.of(index, Coercion.INTEGER, Coercion.base(self));
    }

    private static Expression item(Bound bound) {
        Expression self = self(bound);
        ColumnType type = self.type();
        Object index = bound.value("index");
        if (bound.flag("slice")) {
            Slice slice = new Slice(part(self, index), part(self, bound.value("stop")));
            return new Binary(self, Standard.GET_ITEM, slice, type, null);
        }
        if (Family.of(type) == Family.JSON) {
            boolean path = index instanceof List<?>;
            Object key = index instanceof List<?> list
                    ? "{" + String.join(", ", list.stream().map(String::valueOf).toList()) + "}"
                    : index;
            return new Binary(self, path ? Standard.JSON_PATH_ITEM : Standard.JSON_ITEM, key(self, key), type, null);
        }
        ColumnType item = type.in("postgresql") instanceof ColumnType.ArrayType array ? array.item() : null;
        if (item == null) {
            if (Family.of(type) == Family.OTHER) {
                return new Binary(self, taking("->"), Coercion.typed(index, Coercion.TEXT), Coercion.TEXT, null);
            }
            throw new AludelException(
                    Problem.of("not-implemented", "Operator 'getitem' is not supported on this expression"));
        }
        return new Binary(self, Standard.GET_ITEM, part(self, index), item, null);
    }
}
