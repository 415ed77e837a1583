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
import java.util.function.Supplier;
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
    private final Map<String, String> loggerLevels;
    private final Names names = new Names();
    private final Map<Object, Integer> made = new IdentityHashMap<>();
    private final Set<Column> unfaithful = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Expressions expressions = new Expressions(this);
    private final List<Location> callers = new ArrayList<>();
    private final Stage stage;
    private boolean loading = true;
    private boolean apart;
    private final Course course = new Course();
    private int unsure;

    Evaluation(
            Path file,
            Imports imports,
            Mapped mapped,
            Map<String, String> loggerLevels,
            DirectiveContext context,
            boolean offline,
            @Nullable Map<String, String> variables,
            Stage stage) {
        this.file = file;
        this.loggerLevels = loggerLevels;
        this.stage = stage;
        this.imports = imports;
        this.mapped = mapped;
        this.context = context;
        this.offline = offline;
        this.variables = variables;
    }

    /** An evaluation with names of its own. */
    Evaluation elsewhere() {
        return new Evaluation(file, imports, new Mapped(Map.of()), loggerLevels, context, offline, variables, stage);
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

    /**
     * The levels that the ini gives loggers, by name.
     *
     * @throws NeedsPython where only Python knows them
     */
    Map<String, String> loggerLevels(int line) {
        if (variables == null) {
            throw new NeedsPython(line, "a logger, which env.py may have changed");
        }
        return loggerLevels;
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

    /** What names stand for. */
    Names names() {
        return names;
    }

    /** The value of an expression, which something is made of. */
    @Nullable
    Object value(PythonExpression expression) {
        return expressions.value(expression);
    }

    /** The value of an expression, which nothing is made of yet. */
    @Nullable
    Object unread(PythonExpression expression) {
        return expressions.unread(expression);
    }

    /** What has been found out about the function so far. */
    Course course() {
        return course;
    }

    /** Whether what lists and dicts hold now may be other than what they will hold when the function runs. */
    boolean mayDiffer() {
        return course.asks() && rehearses();
    }

    /** Whether the file's own statements are evaluated, which nothing but names may come of. */
    boolean loading() {
        return loading;
    }

    /**
     * Evaluates with names of their own, which are forgotten after; nothing may be asked for meanwhile.
     *
     * @return those names, with those from before
     */
    Map<String, @Nullable Object> apart(Runnable work) {
        boolean before = apart;
        apart = true;
        try {
            return names.apart(work);
        } finally {
            apart = before;
        }
    }

    /** Calls a function of the file. */
    @Nullable
    Object call(Value.OwnFunction function, Arguments arguments) {
        PythonStatement.Function definition = function.definition();
        if (loading || callers.size() >= DEPTH) {
            throw new NeedsPython(arguments.line(), "a call of " + definition.name() + "()");
        }
        List<PythonStatement.Parameter> parameters = definition.parameters();
        List<@Nullable Object> given = arguments.of(
                parameters.stream().map(PythonStatement.Parameter::name).toArray(String[]::new));
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            Object value =
                    given.get(i) == Arguments.ABSENT ? function.defaults().get(i) : given.get(i);
            if (value == Arguments.ABSENT) {
                throw new NeedsPython(arguments.line(), "a call with arguments that don't fit");
            }
            bound.put(parameters.get(i).name(), value);
        }
        callers.addFirst(new Location(file, arguments.line()));
        try {
            return body(definition, bound);
        } finally {
            callers.removeFirst();
        }
    }

    /** Runs the function's body with the parameters' values. */
    @Nullable
    Object body(PythonStatement.Function function, Map<String, @Nullable Object> parameters) {
        boolean before = loading;
        loading = false;
        try {
            return names.within(function, parameters, () -> new Statements(this).function(function.body()));
        } finally {
            loading = before;
        }
    }

    /** Whether nothing may be changed: Python would do it at another time. */
    boolean isApart() {
        return apart;
    }

    /** Whether the function is only rehearsed, so that answers aren't known. */
    boolean rehearses() {
        return stage.rehearses();
    }

    /** Goes through what an answer decides about: it may happen or not, so what needs Python there may never be reached. */
    void unsure(Runnable work) {
        unsure++;
        try {
            work.run();
        } catch (NeedsPython reason) {
            if (!stage.hopes()) {
                throw reason;
            }
            course.hopes(reason);
        } finally {
            unsure--;
        }
    }

    /** Whether it depends on an answer whether what is evaluated happens. */
    boolean isUnsure() {
        return unsure > 0;
    }

    /** Has what the body asks for done outside a transaction, be it to its end or to what it raises. */
    void withoutTransaction(int line, Runnable body) {
        refuse(line);
        stage.withoutTransaction(lines(line), body);
    }

    /** Has the body done where a failure would be caught. */
    void attempt(int line, Runnable body) {
        refuse(line);
        course.reads();
        course.hopes(new NeedsPython(line, "a try statement"));
        stage.attempt(line, body);
    }

    /** Asks for an action. */
    void ask(Action action) {
        refuse(action.lines().getFirst().line());
        stage.act(action);
    }

    /** Executes a statement; the value is what its rows are read from. */
    @Nullable
    Object execute(Action.Query query) {
        refuse(query.lines().getFirst().line());
        return stage.execute(query);
    }

    /** What the catalog answers to one of the inspector's questions. */
    @Nullable
    Object catalog(String question, Map<String, @Nullable Object> arguments, int line) {
        refuse(line);
        course.reads();
        return stage.catalog(question, arguments, line);
    }

    /** What is known only when the function runs, by the words given. */
    @Nullable
    Object later(String what, int line, Supplier<? extends @Nullable Object> value) {
        refuse(line);
        course.reads();
        return stage.later(what, line, value);
    }

    private void refuse(int line) {
        if (loading || apart) {
            throw new NeedsPython(line, "an operation where the file is loaded");
        }
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
        return Lowering.of(this, value, line);
    }

    /** The values as the vocabulary takes them. */
    List<@Nullable Object> lowered(List<?> values, int line) {
        return Lowering.of(this, values, line);
    }
}
