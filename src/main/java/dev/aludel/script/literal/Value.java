package dev.aludel.script.literal;

import dev.aludel.operation.ColumnType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a name may stand for beyond plain values. Plain are null, {@code Boolean}, {@code Long}, {@code BigInteger},
 * {@code Double}, {@code String}, {@code List} for lists, {@code Map} for dicts, and what the vocabulary made.
 */
sealed interface Value {

    /** A tuple. */
    record Tuple(List<@Nullable Object> items) implements Value {}

    /**
     * What can be iterated over and is no list: an iterator such as {@code zip(…)} gives, which is empty the second time, or
     * the view of a dict.
     */
    final class Iteration implements Value {
        private final Supplier<List<@Nullable Object>> items;
        private final boolean once;
        private boolean taken;

        private Iteration(Supplier<List<@Nullable Object>> items, boolean once) {
            this.items = items;
            this.once = once;
        }

        /** An iterator. */
        static Iteration once(List<@Nullable Object> items) {
            return new Iteration(() -> items, true);
        }

        /** A view, whose items are asked for each time it is iterated over. */
        static Iteration view(Supplier<List<@Nullable Object>> items) {
            return new Iteration(items, false);
        }

        /**
         * The items.
         *
         * @throws NeedsPython where they were taken before and are there only once
         */
        List<@Nullable Object> items(int line) {
            if (once && taken) {
                throw new NeedsPython(line, "an iterator that has been iterated over");
            }
            taken = true;
            return items.get();
        }

        /** How many there are, which an iterator doesn't say. */
        int size(int line) {
            if (once) {
                throw new NeedsPython(line, "len() of an iterator");
            }
            return items.get().size();
        }
    }

    /**
     * What is known only when the function runs: an answer of the database, the time, and what is made of them.
     *
     * @param what the words for it
     * @param ofCatalog whether it comes of the inspector's answers
     */
    record Later(String what, boolean ofCatalog) implements Value {
        static final String ANSWER = "what the database answers";
        static final String CATALOG = "what the catalog answers";
    }

    /** A value that says itself what can be done with it. */
    non-sealed interface Own extends Value {

        /** An attribute or method of it. */
        @Nullable
        Object attribute(String name, int line);

        /** What iterating over it gives. */
        List<@Nullable Object> items(int line);

        /** What it is called in a reason. */
        String words();
    }

    /** A set. Its order is Python's own, so it can't be iterated over here. */
    record SetOf(Set<@Nullable Object> items) implements Value {}

    /** A module that is known here, by its full name. */
    record Module(String path) implements Value {}

    /**
     * A callable that is known here.
     *
     * @param keeps whether it only keeps its arguments, so that it may be given what isn't known yet
     */
    record Function(String name, Body body, boolean keeps) implements Value {
        /** A callable that must know its arguments. */
        Function(String name, Body body) {
            this(name, body, false);
        }
    }

    /** What a known callable does. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object call(Evaluation evaluation, Arguments arguments);
    }

    /**
     * A plain function of the file.
     *
     * @param defaults its parameters' default values, as they were where it was defined; {@link Arguments#ABSENT} for one
     *     without
     */
    record OwnFunction(PythonStatement.Function definition, List<@Nullable Object> defaults) implements Value {}

    /** A type's class, which stands for the type without arguments. */
    record TypeClass(String construct) implements Value {}

    /**
     * A type.
     *
     * @param converts whether its values are converted between script and database, which is Python's to do
     * @param name the name of an enum, or null
     */
    record Type(
            String construct,
            ColumnType java,
            boolean converts,
            @Nullable String name) implements Value {}

    /** A type of the application, which the configuration says; called or not, it is the same type. */
    record MappedType(String name, Type type) implements Value {}

    /** {@code TableReference}: the schema, if any was said, the table, the column, whether an array, the default. */
    record EnumColumn(List<@Nullable Object> row) implements Value {}

    /** {@code sa.func}, and {@code sa.func.name}. */
    record DatabaseFunction(List<String> names) implements Value {}

    /** A table that statements can be made of, as the vocabulary knows it. */
    record Table(Object java, String name, @Nullable Object schema) implements Value {}

    /** {@code table.c}. */
    record Columns(Object java) implements Value {}

    /** {@code os.environ}. */
    record Surroundings() implements Value {}

    /** What {@code op.get_bind()} returns. */
    record Connection() implements Value {}

    /** What {@code op.get_context()} returns. */
    record Context() implements Value {}

    /** The dialect of either. */
    record Dialect() implements Value {}

    /** {@code op.get_context().autocommit_block()}, not yet entered. */
    record AutocommitBlock() implements Value {}

    /** {@code op.batch_alter_table(…)}. */
    record Batch(@Nullable Object table, @Nullable Object schema, List<Kept> kept) implements Value {
        /** A directive that waits for the end of the block. */
        record Kept(String directive, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {}
    }

    /** An enumeration of the file, its members in order. */
    record EnumClass(String name, Map<String, Member> members) implements Value {}

    /** A member of an enumeration. */
    record Member(String type, String name, Object value) implements Value {}

    /** An exception of Python's own, not yet raised. */
    record Raisable(String type, String message) implements Value {}

    /** A {@code pathlib.Path}. */
    record FilePath(Path path) implements Value {}

    /** {@code path.parents}. */
    record Parents(FilePath path) implements Value {}

    /**
     * What only running Python can tell.
     *
     * @param what the words for it
     * @param inert whether it may be called where the module loads without anything happening that matters
     */
    record Unknown(String what, boolean inert) implements Value {}

    /** The elements of what can be iterated over. */
    static List<@Nullable Object> items(@Nullable Object value, int line) {
        return switch (value) {
            case List<?> list -> Sequences.of(list);
            case Tuple tuple -> tuple.items();
            case Iteration iteration -> iteration.items(line);
            case Own own -> own.items(line);
            case EnumClass type -> List.copyOf(type.members().values());
            case Map<?, ?> map -> Sequences.entries(map, line, Map.Entry::getKey);
            case null, default -> throw new NeedsPython(line, "iterating over " + words(value));
        };
    }

    /** What a value is called in a reason. */
    static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Unknown unknown -> unknown.what();
            case Later later -> later.what();
            case Own own -> own.words();
            case SetOf set -> "a set";
            case Module module -> "the module " + module.path();
            case Function function -> function.name() + " as a value";
            case OwnFunction function -> "the function " + function.definition().name() + " as a value";
            case TypeClass type -> "the class " + type.construct();
            case Type type -> "a " + type.construct();
            case MappedType mapped -> mapped.name();
            case DatabaseFunction function -> "func." + String.join(".", function.names());
            case Table table -> "the table " + table.name();
            case Columns columns -> "a table's columns";
            case EnumColumn column -> "a TableReference";
            case Surroundings variables -> "os.environ";
            case Connection connection -> "the connection";
            case Context context -> "the migration context";
            case Dialect dialect -> "the dialect";
            case AutocommitBlock block -> "an autocommit block";
            case EnumClass type -> "the class " + type.name();
            case Member member -> "a member of " + member.type();
            case FilePath path -> "a path";
            case Parents parents -> "the directories above a path";
            case Raisable exception -> "a " + exception.type();
            case Batch batch -> "a batch";
            case Tuple tuple -> "a tuple";
            case Iteration iteration -> "an iterator";
            case List<?> list -> "a list";
            case Map<?, ?> map -> "a dict";
            case String text -> "a string";
            default -> "a " + value.getClass().getSimpleName();
        };
    }
}
