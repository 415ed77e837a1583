package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.TupleValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final Pattern MARK = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

    private final boolean literal;
    private final Map<String, @Nullable Object> given;
    private final List<SqlStatement.Parameter> binds = new ArrayList<>();
    private final Map<String, String> madeUp = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** The common table expressions written so far, by identity; null while one is being written. */
    final Map<Long, @Nullable String> ctes = new LinkedHashMap<>();

    /** Whether one of them is recursive. */
    boolean recursive;

    final ExpressionWriter expressions = new ExpressionWriter(this);
    final FromWriter froms = new FromWriter(this);
    final QueryWriter queries = new QueryWriter(this);
    final ChangeWriter changes = new ChangeWriter(this);

    /**
     * @param given values for binds by name
     * @param literal whether values are written into the text
     */
    StatementWriter(Map<String, @Nullable Object> given, boolean literal) {
        this.given = given;
        this.literal = literal;
    }

    /** The values given for binds by name. */
    Map<String, @Nullable Object> given() {
        return given;
    }

    /** Whether values are written into the text. */
    boolean literal() {
        return literal;
    }

    /** A bind as text: a literal, or a mark to become a question mark. */
    String bind(Bind bind) {
        return bind.expanding() ? expanded(bind) : one(bind.name(), value(bind), bind.type());
    }

    /** One value as text. */
    String one(@Nullable String name, @Nullable Object value, ColumnType type) {
        if (literal) {
            return Literals.of(value, type);
        }
        binds.add(new SqlStatement.Parameter(name == null ? "param" : name, sent(value, type), sqlType(value, type)));
        return "" + OPEN + (binds.size() - 1) + CLOSE;
    }

    /** A bind without a value as text: what a printed script shows where the value is said nowhere. */
    String mark(String name) {
        binds.add(new SqlStatement.Parameter(name, null, null));
        return "" + OPEN + (binds.size() - 1) + CLOSE;
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

    private String expanded(Bind bind) {
        if (!(value(bind) instanceof List<?> values)) {
            throw new AludelException(
                    Problem.of("statement-error", "'expanding' parameters can't be used with a value that is no list"));
        }
        return String.join(
                ", ", values.stream().map(value -> element(bind, value)).toList());
    }

    private String element(Bind bind, @Nullable Object value) {
        if (value instanceof TupleValue tuple) {
            return element(bind, tuple.values());
        }
        if (value instanceof List<?> tuple && !(bind.type() instanceof ColumnType.ArrayType)) {
            return "("
                    + String.join(
                            ", ",
                            tuple.stream()
                                    .map(item -> one(bind.name(), item, bind.type()))
                                    .toList())
                    + ")";
        }
        return one(bind.name(), value, bind.type());
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
                || (value instanceof List<?> && type instanceof ColumnType.ArrayType);
        return needed ? TypeSql.render(type) : null;
    }

    /** The name made up for something nameless: {@code base_1}, {@code base_2} in the order they come up. */
    String anonymous(String identity, String base) {
        return madeUp.computeIfAbsent(identity + " " + base, key -> base + "_" + counts.merge(base, 1, Integer::sum));
    }

    /** The finished statement. */
    SqlStatement finish(String text) {
        if (binds.isEmpty()) {
            return SqlStatement.of(text);
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
