package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.ColumnLabel;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.TupleValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known while one statement is written: its binds, the names made up for it, its common table expressions.
 *
 * <p>Binds stand in the text as marks until the end, because common table expressions are written after what refers to
 * them and printed before it.
 */
final class StatementWriter {
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final char PERCENT = '\uE002';
    private static final Pattern MARK = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

    private final Values values;
    private final Map<String, @Nullable Object> given;
    private final List<SqlStatement.Parameter> binds = new ArrayList<>();
    private final Map<Object, Integer> identities = new IdentityHashMap<>();
    private final Map<String, String> madeUp = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** The common table expressions written so far, by identity; null while one is being written. */
    final Map<Long, @Nullable String> ctes = new LinkedHashMap<>();

    private boolean naming;

    /** Whether one of them is recursive. */
    boolean recursive;

    final ExpressionWriter expressions = new ExpressionWriter(this);
    final CallWriter calls = new CallWriter(this);
    final FromWriter froms = new FromWriter(this);
    final QueryWriter queries = new QueryWriter(this);
    final ChangeWriter changes = new ChangeWriter(this);

    /** What becomes of values. */
    enum Values {
        /** They are written into the text. */
        WRITTEN,
        /** They are sent beside it. */
        SENT,
        /** The text shows their names only: a statement that isn't executed. */
        NAMED,
        /** As {@code NAMED}, in psycopg2's way. */
        PYFORMAT;

        boolean shown() {
            return this == NAMED || this == PYFORMAT;
        }
    }

    /**
     * @param given values for binds by name
     * @param values what becomes of values
     */
    StatementWriter(Map<String, @Nullable Object> given, Values values) {
        this.given = given;
        this.values = values;
    }

    /** The values given for binds by name. */
    Map<String, @Nullable Object> given() {
        return given;
    }

    /** What becomes of values. */
    Values values() {
        return values;
    }

    /** A bind as text: a literal, or a mark to become a question mark. */
    String bind(Bind bind) {
        // a name counts only where it is shown
        return bind(bind, writes() ? bind.base() : name(bind));
    }

    /** A bind under a name of its column's. */
    String bind(Bind bind, String name) {
        if (bind.expanding()) {
            return expanded(bind, name);
        }
        boolean missing = bind.required() && (bind.name() == null || !given.containsKey(bind.name()));
        if (missing && values != Values.SENT) {
            return shown(name) + (values == Values.NAMED ? "" : castTo(null, bind.type()));
        }
        return one(name, value(bind), bind.type());
    }

    private boolean writes() {
        return !naming && values == Values.WRITTEN;
    }

    private String name(Bind bind) {
        return bind.name() != null ? bind.name() : anonymous(identity(bind), bind.base());
    }

    /** One value as text. */
    String one(String name, @Nullable Object value, ColumnType type) {
        if (writes()) {
            return Literals.of(value, type);
        }
        binds.add(new SqlStatement.Parameter(name, sent(value, type), sqlType(value, type)));
        if (values != Values.SENT) {
            return shown(name) + (values == Values.NAMED ? "" : castTo(value, type));
        }
        return "" + OPEN + (binds.size() - 1) + CLOSE;
    }

    /** A bind's name as the text shows it. */
    String shown(String name) {
        return values == Values.PYFORMAT ? PERCENT + "(" + name + ")s" : ":" + name;
    }

    private static String castTo(@Nullable Object value, ColumnType type) {
        String sqlType = sqlType(value == null ? List.of() : value, type);
        return sqlType == null ? "" : "::" + sqlType;
    }

    /** RETURNING: values in it stay binds even where all others are written into the text. */
    String withNames(Supplier<String> writing) {
        naming = true;
        try {
            return writing.get();
        } finally {
            naming = false;
        }
    }

    private @Nullable Object value(Bind bind) {
        if (bind.name() != null && given.containsKey(bind.name())) {
            return given(bind, given.get(bind.name()));
        }
        if (bind.required()) {
            throw unbound(String.valueOf(bind.name()));
        }
        return given(bind, bind.value());
    }

    /** A tuple is a record only where nothing says what it is; an array, JSON or a list to expand takes its items. */
    private static @Nullable Object given(Bind bind, @Nullable Object value) {
        return value instanceof TupleValue tuple && (bind.expanding() || !(bind.type() instanceof ColumnType.NullType))
                ? tuple.values()
                : value;
    }

    private String expanded(Bind bind, String name) {
        if (values.shown() || (naming && values != Values.SENT)) {
            return "__[POSTCOMPILE_" + name + "]";
        }
        if (!(value(bind) instanceof List<?> list)) {
            throw new AludelException(
                    Problem.of("statement-error", "'expanding' parameters can't be used with a value that is no list"));
        }
        List<String> elements = new ArrayList<>();
        for (Object value : list) {
            elements.add(element(bind, name + "_" + (elements.size() + 1), value));
        }
        return String.join(", ", elements);
    }

    private String element(Bind bind, String name, @Nullable Object value) {
        if (value instanceof TupleValue tuple) {
            return element(bind, name, tuple.values());
        }
        if (value instanceof List<?> tuple && !(bind.type() instanceof ColumnType.ArrayType)) {
            List<String> items = new ArrayList<>();
            for (Object item : tuple) {
                items.add(one(name + "_" + (items.size() + 1), item, bind.type()));
            }
            return "(" + String.join(", ", items) + ")";
        }
        return one(name, value, bind.type());
    }

    /** The problem of a bind without a value. */
    static AludelException unbound(String name) {
        return new AludelException(
                Problem.of("unbound-parameter", "A value is required for bind parameter '" + name + "'")
                        .because("The SQL text reads :" + name + " as a bind parameter, and nothing gives it a value.")
                        .remedy("Give it one: text(...).bindparams(" + name + "=...).")
                        .remedy("Where the colon is part of the SQL, write \\:" + name + " (in a Python string \\\\:"
                                + name + ")."));
    }

    private static @Nullable Object sent(@Nullable Object value, ColumnType declared) {
        ColumnType type = declared.in(PostgresqlDialect.NAME);
        if (type instanceof ColumnType.JsonType json && !(value == null && json.noneAsNull())) {
            return value instanceof JsonValue ? value : new JsonValue(JsonText.of(value));
        }
        return value instanceof Map<?, ?> map ? new JsonValue(JsonText.of(map)) : value;
    }

    private static @Nullable String sqlType(@Nullable Object value, ColumnType declared) {
        ColumnType type = declared.in(PostgresqlDialect.NAME);
        boolean needed = type instanceof ColumnType.JsonType
                || (type instanceof ColumnType.UuidType uuid && uuid.nativeType())
                || (value instanceof List<?> && type instanceof ColumnType.ArrayType);
        return needed ? TypeSql.render(type) : null;
    }

    /** The name of a column that a query has or returns. */
    String quoted(Expression.ColumnReference column) {
        return column.madeUp() == null
                ? Identifiers.quote(column.name())
                : Identifiers.quote(resolved(column.madeUp()));
    }

    /** The name of what is selected, made up now if it must be. */
    String resolved(ColumnLabel label) {
        if (label.owner() == null) {
            return label.text();
        }
        String number = label.number() == 0 ? "" : " " + label.number();
        return anonymous(identity(label.owner()) + number, label.text());
    }

    /** What tells an expression from any other in this statement; columns are the same where they are equal. */
    String identity(Expression expression) {
        Object key = expression;
        if (expression instanceof Expression.ColumnReference) {
            for (Object known : identities.keySet()) {
                if (known.equals(expression)) {
                    key = known;
                    break;
                }
            }
        }
        return "expression " + identities.computeIfAbsent(key, unknown -> identities.size());
    }

    /** The name made up for something nameless: {@code base_1}, {@code base_2} in the order they come up. */
    String anonymous(String identity, String base) {
        return madeUp.computeIfAbsent(identity + " " + base, key -> base + "_" + counts.merge(base, 1, Integer::sum));
    }

    /** The finished statement. */
    SqlStatement finish(String text) {
        if (binds.isEmpty() || values != Values.SENT) {
            String sql = values == Values.PYFORMAT ? text.replace("%", "%%").replace(PERCENT, '%') : text;
            return new SqlStatement(sql, values.shown() ? binds : List.of(), null);
        }
        List<SqlStatement.Parameter> ordered = new ArrayList<>();
        Matcher mark = MARK.matcher(text.replace("?", "??"));
        String sql = mark.replaceAll(found -> {
            ordered.add(binds.get(Integer.parseInt(found.group(1))));
            return "?";
        });
        return new SqlStatement(sql, ordered, null);
    }
}
