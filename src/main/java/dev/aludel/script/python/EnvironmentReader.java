package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprContextTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import dev.aludel.config.Config;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.python.EnvironmentValue.Connection;
import dev.aludel.script.python.EnvironmentValue.Function;
import dev.aludel.script.python.EnvironmentValue.Literal;
import dev.aludel.script.python.EnvironmentValue.Named;
import dev.aludel.script.python.EnvironmentValue.Opaque;
import dev.aludel.script.python.EnvironmentValue.Table;
import dev.aludel.script.python.EnvironmentValue.Transaction;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an env.py does to a migration from its tree: follows it statement by statement, with the values that matter
 * known and all others opaque. Ends in a {@link StockEnvironment} where nothing but connecting, configuring and running
 * the migrations is done with the connection and the context, as in Alembic's templates and most edits of them; whatever
 * it doesn't know for certain makes the file one that must be run.
 */
final class EnvironmentReader {
    private static final List<String> ONLINE = List.of("connect", "configure", "begin", "run", "end", "close");
    private static final List<String> OFFLINE = List.of("configure", "begin", "run", "end");
    /** What nobody does without being heard or felt: it makes the file run. */
    static final Set<String> FELT =
            Set.of("print", "exec", "eval", "input", "open", "exit", "quit", "globals", "setattr", "__import__");

    private static final int DEPTH = 20;

    private final EnvironmentCalls calls;
    private final EnvironmentExpressions expressions;
    private final InertCode inertCode = new InertCode(this);
    private final Map<String, EnvironmentValue> globals = new HashMap<>();
    private final Deque<Map<String, EnvironmentValue>> scopes = new ArrayDeque<>();
    private final List<String> actions = new ArrayList<>();
    private final Set<String> targets = new LinkedHashSet<>();
    private ContextOptions options = ContextOptions.defaults();
    private EnvironmentValue url = new Opaque();

    /** Something that only running the file can tell. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String what) {
            super(what, null, false, false);
        }
    }

    /** A function's {@code return}. */
    private static final class Returned extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient EnvironmentValue value;

        Returned(EnvironmentValue value) {
            super(null, null, false, false);
            this.value = value;
        }
    }

    private EnvironmentReader(Config config, Path file, boolean offline) {
        this.calls = new EnvironmentCalls(this, new EnvironmentSettings(this, config, offline), offline);
        this.expressions = new EnvironmentExpressions(this, calls, file);
    }

    /**
     * The environment, where all of it can be read.
     *
     * @param urlGiven whether a URL is given from outside, so that the one env.py makes up doesn't matter
     */
    static Optional<StockEnvironment> read(PythonSource source, Config config, boolean urlGiven) {
        try {
            return Optional.of(environment(source, config, urlGiven));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Why the file can't be read; empty where it can. */
    static Optional<String> obstacle(PythonSource source, Config config, boolean urlGiven) {
        try {
            environment(source, config, urlGiven);
            return Optional.empty();
        } catch (Unreadable obstacle) {
            return Optional.of(String.valueOf(obstacle.getMessage()));
        }
    }

    private static StockEnvironment environment(PythonSource source, Config config, boolean urlGiven) {
        StmtTy[] module = source.statements().toArray(StmtTy[]::new);
        EnvironmentReader online = follow(new EnvironmentReader(config, source.file(), false), module, ONLINE);
        EnvironmentReader printing = follow(new EnvironmentReader(config, source.file(), true), module, OFFLINE);
        boolean known = online.url instanceof Literal text && (text.value() == null || text.value() instanceof String);
        if (!known && !urlGiven) {
            throw new Unreadable("its URL must be worked out");
        }
        @Nullable String url = known ? (String) ((Literal) online.url).value() : null;
        return new StockEnvironment(
                url, List.copyOf(online.targets), online.calls.searchPath(), online.options, printing.options);
    }

    private static EnvironmentReader follow(EnvironmentReader reader, StmtTy[] module, List<String> expected) {
        reader.scopes.push(reader.globals);
        reader.run(module);
        if (!reader.actions.equals(expected)) {
            throw new Unreadable("it does " + reader.actions);
        }
        return reader;
    }

    void acts(String action) {
        actions.add(action);
    }

    /** Notes what {@code context.configure} was told. */
    void configured(ContextOptions told, Set<String> metadata) {
        acts("configure");
        options = told;
        targets.addAll(metadata);
    }

    /** Notes the URL that is connected to. */
    void connected(EnvironmentValue to) {
        acts("connect");
        url = to;
    }

    private void run(StmtTy[] body) {
        for (StmtTy statement : body) {
            run(statement);
        }
    }

    private void run(StmtTy statement) {
        switch (statement) {
            case StmtTy.Import imports -> {
                for (AliasTy alias : imports.names) {
                    String first =
                            alias.name.contains(".") ? alias.name.substring(0, alias.name.indexOf('.')) : alias.name;
                    bind(
                            alias.asName == null ? first : alias.asName,
                            new Named(alias.asName == null ? first : alias.name));
                }
            }
            case StmtTy.ImportFrom from -> {
                String module = ".".repeat(from.level) + (from.module == null ? "" : from.module + ".");
                for (AliasTy alias : from.names) {
                    bind(alias.asName == null ? alias.name : alias.asName, new Named(module + alias.name));
                }
            }
            case StmtTy.FunctionDef function ->
                define(
                        function.name,
                        function,
                        function.decoratorList,
                        new Function(function.name, function.args, function.body));
            case StmtTy.AsyncFunctionDef function ->
                define(
                        function.name,
                        function,
                        function.decoratorList,
                        new Function(function.name, function.args, function.body));
            case StmtTy.ClassDef definition -> {
                inert(definition);
                bind(definition.name, new Opaque());
            }
            case StmtTy.Assign assign -> {
                EnvironmentValue value = value(assign.value);
                for (ExprTy target : assign.targets) {
                    assign(target, value);
                }
            }
            case StmtTy.AnnAssign assign -> {
                if (assign.value != null) {
                    assign(assign.target, value(assign.value));
                }
            }
            case StmtTy.Expr expression -> value(expression.value);
            case StmtTy.If choice -> choose(choice);
            case StmtTy.With with -> block(with.items, 0, with.body);
            case StmtTy.AsyncWith with -> block(with.items, 0, with.body);
            case StmtTy.Try attempt -> attempt(attempt);
            case StmtTy.Return result ->
                throw new Returned(result.value == null ? new Literal(null) : value(result.value));
            case StmtTy.Pass ignored -> {}
            default -> {
                inert(statement);
                forget(statement);
            }
        }
    }

    private void define(String name, SSTNode definition, ExprTy @Nullable [] decorators, Function function) {
        if (decorators != null && decorators.length > 0) {
            inert(definition);
            bind(name, new Opaque());
        } else {
            bind(name, function);
        }
    }

    private void assign(ExprTy target, EnvironmentValue value) {
        if (target instanceof ExprTy.Name name) {
            bind(name.id, value);
        } else if (target instanceof ExprTy.Subscript item && value(item.value) instanceof Table table) {
            if (!(value(item.slice) instanceof Literal key) || !(key.value() instanceof String text)) {
                throw new Unreadable("an item is set whose name isn't known");
            }
            table.items().put(text, value);
        } else if (target instanceof ExprTy.Subscript item
                && value(item.value) instanceof Named named
                && named.name().startsWith(EnvironmentCalls.FLASK)) {
            // what the application told Flask-Migrate, for autogenerate
            inert(item.slice);
        } else if (PythonShape.of(target).equals("sys.dont_write_bytecode")) {
            inert(target);
        } else if (target instanceof ExprTy.Tuple) {
            inert(target);
            forget(target);
        } else {
            throw new Unreadable("something is set in " + PythonShape.of(target));
        }
    }

    /** Where it isn't known which way a condition goes, both ways must do nothing that matters. */
    private void choose(StmtTy.If choice) {
        StmtTy[] otherwise = choice.orElse == null ? new StmtTy[0] : choice.orElse;
        Optional<Boolean> truth = expressions.truth(value(choice.test));
        if (truth.isPresent()) {
            run(truth.get() ? choice.body : otherwise);
            return;
        }
        Map<String, EnvironmentValue> scope = scopes.element();
        Map<String, EnvironmentValue> before = new HashMap<>(scope);
        int done = actions.size();
        try {
            run(choice.body);
            Map<String, EnvironmentValue> first = new HashMap<>(scope);
            scope.clear();
            scope.putAll(before);
            run(otherwise);
            first.forEach((name, value) -> {
                if (!value.equals(scope.get(name))) {
                    scope.put(name, new Opaque());
                }
            });
        } catch (Returned returned) {
            throw new Unreadable("it depends on " + PythonShape.of(choice.test) + " what is returned");
        }
        if (actions.size() != done) {
            throw new Unreadable("it depends on " + PythonShape.of(choice.test) + " what is done");
        }
    }

    private void attempt(StmtTy.Try attempt) {
        boolean handled = attempt.handlers != null && attempt.handlers.length > 0;
        if (handled && asksForLoop(attempt) && attempt.handlers[0] instanceof ExceptHandlerTy.ExceptHandler none) {
            run(none.body);
            return;
        }
        if (handled) {
            // which of it was done isn't known
            PythonTree.walk(attempt, node -> {
                if (node instanceof StmtTy.Return) {
                    throw new Unreadable("what is returned depends on a failure");
                }
            });
            inert(attempt);
            forget(attempt);
            return;
        }
        run(attempt.body);
        if (attempt.orElse != null) {
            run(attempt.orElse);
        }
        if (attempt.finalBody != null) {
            run(attempt.finalBody);
        }
    }

    /** {@code try: asyncio.get_running_loop()}: a command has none. */
    private static boolean asksForLoop(StmtTy.Try attempt) {
        return attempt.handlers.length == 1
                && attempt.body.length == 1
                && attempt.body[0] instanceof StmtTy.Assign assign
                && PythonShape.of(assign.value).equals("asyncio.get_running_loop()");
    }

    private void block(WithItemTy[] items, int index, StmtTy[] body) {
        if (index == items.length) {
            run(body);
            return;
        }
        WithItemTy item = items[index];
        int done = actions.size();
        EnvironmentValue value = value(item.contextExpr);
        if (item.optionalVars != null) {
            assign(item.optionalVars, value);
        }
        switch (value) {
            case Transaction begun -> {
                acts("begin");
                block(items, index + 1, body);
                acts("end");
            }
            case Connection connection
            when actions.size() > done -> {
                block(items, index + 1, body);
                acts("close");
            }
            case Opaque opaque -> block(items, index + 1, body);
            case Named named when !EnvironmentValue.matters(named) -> block(items, index + 1, body);
            default -> throw new Unreadable("with " + PythonShape.of(item.contextExpr));
        }
    }

    EnvironmentValue value(ExprTy expression) {
        return expressions.value(expression);
    }

    void bind(String name, EnvironmentValue value) {
        scopes.element().put(name, value);
    }

    EnvironmentValue lookUp(String name) {
        for (Map<String, EnvironmentValue> scope : scopes) {
            EnvironmentValue known = scope.get(name);
            if (known != null) {
                return known;
            }
        }
        return new Named("builtins." + name);
    }

    /** The value of a call of a function that env.py defines. */
    EnvironmentValue call(Function function, List<EnvironmentValue> arguments, Map<String, EnvironmentValue> keywords) {
        Map<String, EnvironmentValue> scope = EnvironmentCalls.parameters(function, arguments, keywords, this);
        if (scopes.size() > DEPTH) {
            throw new Unreadable(function.name() + " calls itself");
        }
        int done = actions.size();
        EnvironmentValue before = url;
        scopes.push(scope);
        try {
            run(function.body());
            return new Literal(null);
        } catch (Returned returned) {
            return returned.value;
        } catch (Unreadable obstacle) {
            // What can't be followed may still be something that can't matter: a URL put together, a table of names.
            if (actions.size() != done
                    || !before.equals(url)
                    || scope.values().stream().anyMatch(EnvironmentValue::matters)) {
                throw obstacle;
            }
            inertCode.check(function.body(), new HashSet<>(scope.keySet()), obstacle);
            return calls.flask(function.body()) ? new Named(EnvironmentCalls.FLASK) : new Opaque();
        } finally {
            scopes.pop();
        }
    }

    /** Makes sure that a part of the file touches nothing that matters. */
    void inert(SSTNode... part) {
        inertCode.check(part, new HashSet<>(), new Unreadable("line " + part[0].getSourceRange().startLine));
    }

    /** The names that a part of the file may set are known no longer. */
    private void forget(SSTNode part) {
        PythonTree.walk(part, node -> {
            switch (node) {
                case ExprTy.Name name when name.context == ExprContextTy.Store -> bind(name.id, new Opaque());
                case AliasTy alias -> bind(alias.asName == null ? alias.name : alias.asName, new Opaque());
                case StmtTy.FunctionDef function -> bind(function.name, new Opaque());
                case StmtTy.ClassDef definition -> bind(definition.name, new Opaque());
                default -> {}
            }
        });
    }
}
