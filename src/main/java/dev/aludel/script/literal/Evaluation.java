package dev.aludel.script.literal;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Operation;
import dev.aludel.script.vocabulary.DirectiveContext;
import dev.aludel.script.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of one evaluation: what names stand for, where it is, and what has been asked for so far. What the vocabulary
 * refuses needs Python, so that the script's own exception arises there. Not thread-safe; used once.
 */
final class Evaluation {
    /** How deep functions of the file may call each other. */
    private static final int DEPTH = 30;

    private final Path file;
    private final DirectiveContext context;
    private final Imports imports;
    private final boolean offline;
    private final @Nullable Map<String, String> variables;
    private final Mapped mapped;
    private final Map<String, @Nullable Object> globals = new LinkedHashMap<>();
    private final Map<Object, Integer> made = new IdentityHashMap<>();
    private final Set<Column> unfaithful = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Expressions expressions = new Expressions(this);
    private final List<Location> callers = new ArrayList<>();
    private Map<String, @Nullable Object> locals = new LinkedHashMap<>();
    /** Where names are bound: those of the file, of a function, of a class or of a comprehension. */
    private Map<String, @Nullable Object> scope = globals;

    private Set<String> owned = Set.of();
    private List<Action> actions = new ArrayList<>();
    private boolean loading = true;
    private boolean apart;

    Evaluation(
            Path file,
            Imports imports,
            Mapped mapped,
            DirectiveContext context,
            boolean offline,
            @Nullable Map<String, String> variables) {
        this.file = file;
        this.imports = imports;
        this.mapped = mapped;
        this.context = context;
        this.offline = offline;
        this.variables = variables;
    }

    /** An evaluation with names of its own. */
    Evaluation elsewhere() {
        return new Evaluation(file, imports, new Mapped(Map.of()), context, offline, variables);
    }

    /** What a module has under that name; what the configuration says of it goes before. */
    @Nullable
    Object attribute(Value.Module module, String name, int line) {
        String path = module.path() + "." + name;
        return mapped.has(path)
                ? mapped.value(this, path, line)
                : mapped.leadsOn(path) ? new Value.Module(path) : Modules.attribute(module, name, line);
    }

    /**
     * The environment's variables.
     *
     * @throws NeedsPython where only Python knows them
     */
    Map<String, String> variables(int line) {
        if (variables == null) {
            throw new NeedsPython(line, "os.environ, which env.py may have changed");
        }
        return variables;
    }

    /** What the configuration says of the application. */
    Mapped mapped() {
        return mapped;
    }

    /** The file. */
    Path file() {
        return file;
    }

    /** Whether SQL will be printed. */
    boolean offline() {
        return offline;
    }

    Imports imports() {
        return imports;
    }

    /** Notes that inserts into the column's table are more than the column tells here: Python would have a say. */
    void unfaithful(Column column) {
        unfaithful.add(column);
    }

    boolean isUnfaithful(Column column) {
        return unfaithful.contains(column);
    }

    /** Notes that a table's item was made now: tables hold their constraints in this order. */
    void made(Object item) {
        made.put(item, made.size());
    }

    /** Whether the items among the values were made in the order in which they stand. */
    boolean inOrderMade(List<?> values) {
        int last = -1;
        for (Object value : values) {
            Integer order = value == null ? null : made.get(value);
            if (order != null && order <= last) {
                return false;
            }
            last = order == null ? last : order;
        }
        return true;
    }

    /** The value of an expression. */
    @Nullable
    Object value(PythonExpression expression) {
        return expressions.value(expression);
    }

    /** Whether the file's own statements are evaluated, which nothing but names may come of. */
    boolean loading() {
        return loading;
    }

    /** The value a name stands for. */
    @Nullable
    Object named(String name, int line) {
        if (locals.containsKey(name)) {
            return locals.get(name);
        }
        if (owned.contains(name)) {
            throw new NeedsPython(line, "the name " + name + ", which has no value yet");
        }
        if (globals.containsKey(name)) {
            return globals.get(name);
        }
        Object builtin = Builtins.named(name);
        if (builtin == null) {
            throw new NeedsPython(line, "the name " + name + ", which is not known here");
        }
        return builtin;
    }

    /** Whether a name stands for anything. */
    boolean knows(String name) {
        return locals.containsKey(name) || globals.containsKey(name) || Builtins.known(name);
    }

    /** Lets a name stand for a value. */
    void bind(String name, @Nullable Object value) {
        scope.put(name, value);
    }

    /** Lets names stand for values by a pattern such as {@code a, (b, c)}. */
    void bind(PythonExpression target, @Nullable Object value) {
        switch (target) {
            case PythonExpression.Name name -> bind(name.name(), value);
            case PythonExpression.TupleOf tuple -> bindAll(tuple.elements(), value, tuple.line());
            case PythonExpression.ListOf list -> bindAll(list.elements(), value, list.line());
            default -> throw new NeedsPython(target.line(), "an assignment to something other than a name");
        }
    }

    private void bindAll(List<PythonExpression> targets, @Nullable Object value, int line) {
        List<@Nullable Object> items = items(value, line);
        if (items.size() != targets.size()) {
            throw new NeedsPython(line, "an assignment that doesn't fit");
        }
        for (int i = 0; i < items.size(); i++) {
            bind(targets.get(i), items.get(i));
        }
    }

    /** The elements of what can be iterated over. */
    List<@Nullable Object> items(@Nullable Object value, int line) {
        return switch (value) {
            case List<?> list -> Collections.unmodifiableList(list);
            case Value.Tuple tuple -> tuple.items();
            case Value.EnumClass type -> List.copyOf(type.members().values());
            case Map<?, ?> map -> new ArrayList<>(map.keySet());
            case null, default -> throw new NeedsPython(line, "iterating over " + words(value));
        };
    }

    /**
     * Evaluates with names of their own, which are forgotten after; nothing may be asked for meanwhile.
     *
     * @return those names, with those from before
     */
    Map<String, @Nullable Object> apart(Runnable work) {
        Map<String, @Nullable Object> before = locals;
        Map<String, @Nullable Object> scopeBefore = scope;
        boolean wasApart = apart;
        Map<String, @Nullable Object> own = new LinkedHashMap<>(before);
        locals = own;
        scope = own;
        apart = true;
        try {
            work.run();
            return own;
        } finally {
            locals = before;
            scope = scopeBefore;
            apart = wasApart;
        }
    }

    /** Calls a function of the file. */
    @Nullable
    Object call(PythonStatement.Function function, Arguments arguments) {
        if (!function.plain()) {
            throw new NeedsPython(arguments.line(), "the function " + function.name());
        }
        if (loading || callers.size() >= DEPTH) {
            throw new NeedsPython(arguments.line(), "a call of " + function.name() + "()");
        }
        List<@Nullable Object> given = arguments.of(function.parameters().stream()
                .map(PythonStatement.Parameter::name)
                .toArray(String[]::new));
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            PythonStatement.Parameter parameter = function.parameters().get(i);
            if (given.get(i) == Arguments.ABSENT && parameter.defaultValue() == null) {
                throw new NeedsPython(arguments.line(), "a call with arguments that don't fit");
            }
            PythonExpression defaultValue = parameter.defaultValue();
            bound.put(
                    parameter.name(),
                    given.get(i) == Arguments.ABSENT && defaultValue != null ? value(defaultValue) : given.get(i));
        }
        callers.addFirst(new Location(file, arguments.line()));
        try {
            return body(function, bound);
        } finally {
            callers.removeFirst();
        }
    }

    /** Runs the function's body with the parameters' values. */
    @Nullable
    Object body(PythonStatement.Function function, Map<String, @Nullable Object> parameters) {
        Map<String, @Nullable Object> before = locals;
        Set<String> ownedBefore = owned;
        Map<String, @Nullable Object> scopeBefore = scope;
        boolean wasLoading = loading;
        locals = parameters;
        scope = parameters;
        owned = Set.copyOf(function.locals());
        loading = false;
        try {
            return new Statements(this).run(function.body());
        } finally {
            locals = before;
            scope = scopeBefore;
            owned = ownedBefore;
            loading = wasLoading;
        }
    }

    /** What has been asked for. */
    List<Action> actions() {
        return List.copyOf(actions);
    }

    /** Asks for one action around all that the body asks for, be it to its end or to what it raises. */
    void ask(Function<List<Action>, Action> around, Runnable body) {
        List<Action> before = actions;
        List<Action> within = new ArrayList<>();
        actions = within;
        try {
            body.run();
        } finally {
            actions = before;
            ask(around.apply(List.copyOf(within)));
        }
    }

    void ask(Action action) {
        if (loading || apart) {
            throw new NeedsPython(action.lines().getFirst().line(), "an operation where the file is loaded");
        }
        actions.add(action);
    }

    /** Asks for a directive's operation. */
    void direct(
            int line,
            String directive,
            List<@Nullable Object> arguments,
            Map<String, ? extends @Nullable Object> named) {
        Operation operation = operation(line, directive, arguments, named);
        ask(new Action.Apply(operation, operation, lines(line)));
    }

    /** A directive's operation. */
    Operation operation(
            int line,
            String directive,
            List<@Nullable Object> arguments,
            Map<String, ? extends @Nullable Object> named) {
        try {
            return Vocabulary.directive(context, directive, arguments, named);
        } catch (AludelException refused) {
            throw new NeedsPython.Refused(line, refused.problem().message());
        }
    }

    /** The lines that lead here, the innermost first. */
    List<Location> lines(int line) {
        if (callers.isEmpty()) {
            return List.of(new Location(file, line));
        }
        List<Location> lines = new ArrayList<>(callers.size() + 1);
        lines.add(new Location(file, line));
        lines.addAll(callers);
        return lines;
    }

    /** What the vocabulary makes of a construct's arguments, which have been lowered. */
    @Nullable
    Object construct(
            int line, String name, List<@Nullable Object> arguments, Map<String, ? extends @Nullable Object> named) {
        try {
            return Vocabulary.construct(name, arguments, named);
        } catch (AludelException refused) {
            throw new NeedsPython.Refused(line, refused.problem().message());
        }
    }

    /** The same, of arguments that were not lowered yet. */
    @Nullable
    Object construct(String name, Arguments arguments) {
        return construct(arguments.line(), name, arguments.lowered(this), arguments.loweredNamed(this));
    }

    /** A type without arguments. */
    ColumnType type(Value.TypeClass type, int line) {
        return Types.make(this, type.construct(), new Arguments(line, List.of(), Map.of()))
                .java();
    }

    /** The value as the vocabulary takes it. */
    @Nullable
    Object lower(@Nullable Object value, int line) {
        return switch (value) {
            case null -> null;
            case List<?> list -> lowered(list, line);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> lowered = new LinkedHashMap<>();
                map.forEach((key, item) -> lowered.put(key(key, line), lower(item, line)));
                yield lowered;
            }
            case Value.Tuple tuple -> lowered(tuple.items(), line);
            case Value.Member member -> member.value();
            case Value.TypeClass type -> type(type, line);
            case Value.Type type -> type.java();
            case Value.MappedType mapped -> mapped.type().java();
            case Value.Table table -> table.java();
            case Value other -> throw new NeedsPython(line, words(other));
            default -> value;
        };
    }

    private static String key(@Nullable Object key, int line) {
        if (key instanceof String text) {
            return text;
        }
        throw new NeedsPython(line, "a dict whose keys are no strings");
    }

    List<@Nullable Object> lowered(List<?> values, int line) {
        List<@Nullable Object> lowered = new ArrayList<>(values.size());
        for (Object value : values) {
            lowered.add(lower(value, line));
        }
        return lowered;
    }

    /** What a value is called in a reason. */
    static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Value.Unknown unknown -> unknown.what();
            case Value.Module module -> "the module " + module.path();
            case Value.Function function -> function.name() + " as a value";
            case Value.OwnFunction function ->
                "the function " + function.definition().name() + " as a value";
            case Value.TypeClass type -> "the class " + type.construct();
            case Value.Type type -> "a " + type.construct();
            case Value.MappedType mapped -> mapped.name();
            case Value.DatabaseFunction function -> "func." + String.join(".", function.names());
            case Value.Table table -> "the table " + table.name();
            case Value.Columns columns -> "a table's columns";
            case Value.EnumColumn column -> "a TableReference";
            case Value.Surroundings variables -> "os.environ";
            case Value.Connection connection -> "the connection";
            case Value.Context context -> "the migration context";
            case Value.Dialect dialect -> "the dialect";
            case Value.AutocommitBlock block -> "an autocommit block";
            case Value.EnumClass type -> "the class " + type.name();
            case Value.Member member -> "a member of " + member.type();
            case Value.FilePath path -> "a path";
            case Value.Parents parents -> "the directories above a path";
            case Value.Raisable exception -> "a " + exception.type();
            case Value.Batch batch -> "a batch";
            case Value.Tuple tuple -> "a tuple";
            case List<?> list -> "a list";
            case Map<?, ?> map -> "a dict";
            case String text -> "a string";
            default -> "a " + value.getClass().getSimpleName();
        };
    }
}
