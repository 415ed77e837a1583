package dev.aludel.script.literal;

import dev.aludel.operation.Executable;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.NonFiniteDecimal;
import dev.aludel.operation.TextStatement;
import dev.aludel.script.ResultRows;
import dev.aludel.script.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code connection.execute(…)} returns: rows, handed out one after the other, waited for when something of them is
 * looked at. What Python would raise an exception for needs Python. Not thread-safe.
 */
final class Result implements Value.Own {
    static final Set<String> METHODS = Set.of(
            "fetchall",
            "all",
            "fetchone",
            "fetchmany",
            "first",
            "one",
            "one_or_none",
            "scalar",
            "scalar_one",
            "scalar_one_or_none",
            "scalars",
            "mappings",
            "keys",
            "close");

    /** PostgreSQL's codes of ranges and arrays of them, of which psycopg2 makes objects. */
    private static final Set<Integer> RANGES =
            Set.of(3904, 3905, 3906, 3907, 3908, 3909, 3910, 3911, 3912, 3913, 3926, 3927);

    /** In what form rows are handed out. */
    private enum Shape {
        ROWS,
        SCALARS,
        MAPPINGS
    }

    /** The rows, which all forms of a result share. */
    private static final class Cursor {
        private final Supplier<ResultRows> source;
        private final List<String> names;
        private @Nullable ResultRows known;
        private int position;
        private boolean closed;
        private boolean walked;

        Cursor(Supplier<ResultRows> source, List<String> names) {
            this.source = source;
            this.names = names;
        }

        ResultRows rows() {
            ResultRows rows = known;
            if (rows == null) {
                rows = source.get();
                known = rows;
            }
            return rows;
        }

        List<String> columns() {
            List<String> columns = rows().columns();
            if (names.size() != columns.size()) {
                return columns;
            }
            List<String> named = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                named.add(names.get(i).isEmpty() ? columns.get(i) : names.get(i));
            }
            return named;
        }

        /** How many rows are left. */
        int left(int line) {
            if (closed || !rows().returnsRows()) {
                throw new NeedsPython(line, "a result that is closed");
            }
            return rows().rows().size() - position;
        }

        /** The rows that are left, at most so many. */
        List<Row> take(long most, int line) {
            if (walked) {
                // what stops within an iterator would have left some
                throw new NeedsPython(line, "a result that was iterated over");
            }
            left(line);
            List<Row> taken = new ArrayList<>();
            List<String> columns = columns();
            if (rows().typeCodes().stream().anyMatch(RANGES::contains)) {
                throw new NeedsPython(line, "a range");
            }
            List<@Nullable Object[]> all = rows().rows();
            while (taken.size() < most && position < all.size()) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (Object cell : all.get(position++)) {
                    cells.add(cell(cell, line));
                }
                taken.add(new Row(columns, cells));
            }
            return taken;
        }
    }

    private final Cursor cursor;
    private final Shape shape;

    /**
     * The result of a statement.
     *
     * @param names what the columns are called where the statement knows better than the server: {@link #names}
     */
    Result(Supplier<ResultRows> source, List<String> names) {
        this(new Cursor(source, names), Shape.ROWS);
    }

    private Result(Cursor cursor, Shape shape) {
        this.cursor = cursor;
        this.shape = shape;
    }

    /** What a statement of Core's calls its columns; empty where the server's names stand. */
    static List<String> names(Executable statement) {
        List<String> names = new ArrayList<>();
        for (Object column : conversions(statement)) {
            names.add((String) ((List<?>) column).getLast());
        }
        return names;
    }

    /** Whether a statement's rows are converted by the types of its columns, which is Python's to do. */
    static boolean converts(Executable statement) {
        return conversions(statement).stream()
                .anyMatch(column -> !((List<?>) column).getFirst().equals(""));
    }

    private static List<?> conversions(Executable statement) {
        return !(statement instanceof TextStatement)
                        && Vocabulary.construct("Statement.conversions", List.of(statement), Map.of())
                                instanceof List<?> columns
                ? columns
                : List.of();
    }

    @Override
    public @Nullable Object attribute(String name, int line) {
        if (name.equals("rowcount") && shape == Shape.ROWS) {
            return cursor.rows().rowCount();
        }
        if (name.equals("returns_rows") && shape == Shape.ROWS) {
            return cursor.rows().returnsRows();
        }
        if (!METHODS.contains(name)
                || shape != Shape.ROWS && OF_ROWS.contains(name)
                || shape == Shape.SCALARS && NOT_OF_SCALARS.contains(name)) {
            throw new NeedsPython(line, "the attribute " + name + " of a result");
        }
        return new Value.Function("Result." + name, (evaluation, arguments) -> call(name, arguments));
    }

    private static final Set<String> OF_ROWS =
            Set.of("scalar", "scalar_one", "scalar_one_or_none", "scalars", "mappings", "close");

    private static final Set<String> NOT_OF_SCALARS = Set.of("keys", "fetchone");

    /** Calls a method. */
    @Nullable
    Object call(String name, Arguments arguments) {
        int line = arguments.line();
        if (name.equals("fetchmany")) {
            if (!(arguments.single("size") instanceof Long size) || size < 1) {
                throw new NeedsPython(line, "fetchmany()");
            }
            return shaped(cursor.take(size, line), line);
        }
        arguments.of();
        return switch (name) {
            case "fetchall", "all" -> shaped(cursor.take(Long.MAX_VALUE, line), line);
            case "fetchone" -> next(line);
            case "first" -> last(next(line));
            case "one" -> only(true, line);
            case "one_or_none" -> only(false, line);
            case "scalar" -> first(last(next(line)));
            case "scalar_one" -> first(only(true, line));
            case "scalar_one_or_none" -> first(only(false, line));
            case "scalars" -> new Result(cursor, Shape.SCALARS);
            case "mappings" -> new Result(cursor, Shape.MAPPINGS);
            case "keys" -> keys(line);
            default -> last(null);
        };
    }

    private Object keys(int line) {
        if (!cursor.rows().returnsRows()) {
            throw new NeedsPython(line, "the keys of what returns no rows");
        }
        return Value.Iteration.view(() -> new ArrayList<>(cursor.columns()));
    }

    /** The value, after which there are no others. */
    private @Nullable Object last(@Nullable Object value) {
        cursor.closed = true;
        return value;
    }

    private static @Nullable Object first(@Nullable Object row) {
        return row instanceof Row found ? found.cells().getFirst() : null;
    }

    private @Nullable Object next(int line) {
        List<@Nullable Object> next = shaped(cursor.take(1, line), line);
        return next.isEmpty() ? null : next.getFirst();
    }

    private @Nullable Object only(boolean required, int line) {
        List<@Nullable Object> found = shaped(cursor.take(2, line), line);
        if (found.size() > 1 || found.isEmpty() && required) {
            throw new NeedsPython(line, "a result of more or fewer rows than one");
        }
        return last(found.isEmpty() ? null : found.getFirst());
    }

    private List<@Nullable Object> shaped(List<Row> rows, int line) {
        List<@Nullable Object> shaped = new ArrayList<>(rows.size());
        for (Row row : rows) {
            shaped.add(
                    switch (shape) {
                        case ROWS -> row;
                        case SCALARS -> row.cells().getFirst();
                        case MAPPINGS -> row.mapping(line);
                    });
        }
        return shaped;
    }

    /** A cell as psycopg2 gives it. */
    private static @Nullable Object cell(@Nullable Object cell, int line) {
        return switch (cell) {
            case JsonValue json -> Json.read(json.text(), line);
            case NonFiniteDecimal number -> throw new NeedsPython(line, "a number that isn't finite");
            case List<?> array -> {
                List<@Nullable Object> items = new ArrayList<>(array.size());
                for (Object item : array) {
                    items.add(cell(item, line));
                }
                yield items;
            }
            case null, default -> cell;
        };
    }

    /** Rows, each taken when it is its turn: what ends before the last leaves the others. */
    @Override
    public List<@Nullable Object> items(int line) {
        if (cursor.walked) {
            throw new NeedsPython(line, "a result that was iterated over");
        }
        cursor.left(line);
        List<@Nullable Object> taken = new ArrayList<>();
        return new Sequences.Lazy() {
            @Override
            public @Nullable Object get(int index) {
                while (taken.size() <= index) {
                    taken.addAll(shaped(cursor.take(1, line), line));
                }
                return taken.get(index);
            }

            @Override
            public int size() {
                int left = cursor.walked ? 0 : cursor.left(line);
                cursor.walked |= left == 0 && !taken.isEmpty();
                return taken.size() + left;
            }
        };
    }

    @Override
    public String words() {
        return Value.Later.ANSWER;
    }
}
