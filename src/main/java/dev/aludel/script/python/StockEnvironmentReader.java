package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import dev.aludel.script.ContextOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises an env.py whose effect on a migration can be read from its parsed shape: Alembic's generic, async and
 * pyproject templates, Flask-Migrate's, and edits of them that only concern autogenerate. Whatever it doesn't know makes
 * the file one that must be run.
 */
final class StockEnvironmentReader {
    private static final List<String> ONLINE =
            List.of("engine", "connect", "configure", "begin", "run", "end", "close");
    private static final List<String> OFFLINE = List.of("configure", "begin", "run", "end");
    private static final Set<String> ENGINE_SETTINGS = Set.of(
            "config.get_section(config.config_ini_section, {})", "config.get_section(config.config_ini_section)");
    /** Flask's application; that of a Flask-Migrate env.py is never asked for anything but the URL and the models. */
    private static final String CURRENT_APPLICATION = "current_app.";

    private static final String SET_URL = "config.set_main_option('sqlalchemy.url', ";
    /** What Flask-Migrate's Migrate() was given: options of autogenerate. */
    private static final Set<String> APPLICATION_OPTIONS =
            Set.of("conf_args", "current_app.extensions['migrate'].configure_args");

    private static final Set<String> APPLICATION_ENGINES = Set.of(
            "get_engine()",
            "current_app.extensions['migrate'].db.get_engine()",
            "current_app.extensions['migrate'].db.engine");

    private static final Set<String> CONNECTED = Set.of("connectable.connect()", "engine.connect()");
    /** What configure() takes that a migration doesn't heed. */
    private static final Set<String> AUTOGENERATE = Set.of(
            "connection",
            "url",
            "dialect_opts",
            "include_object",
            "include_name",
            "include_schemas",
            "compare_type",
            "compare_server_default",
            "process_revision_directives",
            "render_item",
            "render_as_batch",
            "user_module_prefix");

    private final Map<String, StmtTy[]> functions = new HashMap<>();
    private final Set<String> ofApplication = new HashSet<>();
    private boolean urlInApplication;
    private String target = "";

    /** Something that isn't stock. */
    private static final class NotStock extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotStock() {
            super(null, null, false, false);
        }
    }

    /** What one of the two functions does, in order, and the options it configures. */
    private static final class Trace {
        private final List<String> actions = new ArrayList<>();
        private ContextOptions options = ContextOptions.defaults();
    }

    private StockEnvironmentReader() {}

    /** The environment, where the file is stock. */
    static Optional<StockEnvironment> read(PythonSource source) {
        try {
            return Optional.of(new StockEnvironmentReader().environment(source.statements()));
        } catch (NotStock e) {
            return Optional.empty();
        }
    }

    private StockEnvironment environment(List<StmtTy> module) {
        StmtTy.If choice = null;
        for (StmtTy statement : module) {
            if (statement instanceof StmtTy.If test
                    && PythonShape.of(test.test).equals("context.is_offline_mode()")
                    && choice == null) {
                choice = test;
            } else {
                topLevel(statement);
            }
        }
        if (choice == null || choice.orElse == null) {
            throw new NotStock();
        }
        Trace offline = trace(choice.body, OFFLINE);
        Trace online = trace(choice.orElse, ONLINE);
        return new StockEnvironment(urlInApplication, target, online.options, offline.options);
    }

    private Trace trace(StmtTy[] body, List<String> expected) {
        Trace trace = new Trace();
        walk(body, trace);
        if (!trace.actions.equals(expected)) {
            throw new NotStock();
        }
        return trace;
    }

    private void topLevel(StmtTy statement) {
        switch (statement) {
            case StmtTy.Import ignored -> {}
            case StmtTy.ImportFrom ignored -> {}
            case StmtTy.FunctionDef function
            when undecorated(function.decoratorList) -> functions.put(function.name, function.body);
            case StmtTy.AsyncFunctionDef function
            when undecorated(function.decoratorList) -> functions.put(function.name, function.body);
            case StmtTy.Assign assign when harmless(assign.value) -> {}
            case StmtTy.Assign assign
            when assign.targets.length == 1
                    && assign.targets[0] instanceof ExprTy.Name name
                    && PythonShape.of(assign.value).startsWith(CURRENT_APPLICATION) -> ofApplication.add(name.id);
            case StmtTy.AnnAssign assign when harmless(assign.value) -> {}
            case StmtTy.If test
            when PythonShape.of(test.test).equals("config.config_file_name IsNot None") && logging(test.body) -> {}
            case StmtTy.Expr expression -> topLevelExpression(expression.value);
            default -> throw new NotStock();
        }
    }

    private void topLevelExpression(ExprTy expression) {
        String shape = PythonShape.of(expression);
        if (shape.startsWith(SET_URL) && comesFromApplication(shape.substring(SET_URL.length(), shape.length() - 1))) {
            urlInApplication = true;
        } else if (!(expression instanceof ExprTy.Constant)
                && !shape.startsWith("fileConfig(config.config_file_name")) {
            throw new NotStock();
        }
    }

    private boolean comesFromApplication(String value) {
        return value.contains(CURRENT_APPLICATION) || value.equals("get_engine_url()") || ofApplication.contains(value);
    }

    private static boolean undecorated(ExprTy @Nullable [] decorators) {
        return decorators == null || decorators.length == 0;
    }

    private static boolean harmless(@Nullable ExprTy value) {
        return PythonShape.plain(value) || PythonShape.of(value).startsWith("logging.getLogger(");
    }

    private static boolean logging(StmtTy[] body) {
        return body.length == 1
                && body[0] instanceof StmtTy.Expr expression
                && PythonShape.of(expression.value).startsWith("fileConfig(config.config_file_name");
    }

    private void walk(StmtTy[] body, Trace trace) {
        for (StmtTy statement : body) {
            switch (statement) {
                case StmtTy.FunctionDef ignored -> {}
                case StmtTy.Assign assign -> assign(PythonShape.of(assign.value), trace);
                case StmtTy.Expr expression -> expression(expression.value, trace);
                case StmtTy.With with -> block(with.items, with.body, trace);
                case StmtTy.AsyncWith with -> block(with.items, with.body, trace);
                case StmtTy.Try attempt
                when closes(attempt) -> {
                    walk(attempt.body, trace);
                    trace.actions.add("close");
                }
                case StmtTy.If test
                when PythonShape.of(test.test).equals("conf_args.get('process_revision_directives') Is None") -> {}
                default -> throw new NotStock();
            }
        }
    }

    /** {@code try: … finally: connection.close()}. */
    private static boolean closes(StmtTy.Try attempt) {
        return empty(attempt.handlers)
                && empty(attempt.orElse)
                && attempt.finalBody != null
                && attempt.finalBody.length == 1
                && attempt.finalBody[0] instanceof StmtTy.Expr last
                && PythonShape.of(last.value).equals("connection.close()");
    }

    private static boolean empty(Object @Nullable [] part) {
        return part == null || part.length == 0;
    }

    private void assign(String value, Trace trace) {
        if (value.equals("config.get_main_option('sqlalchemy.url')")
                || value.equals("current_app.extensions['migrate'].configure_args")) {
            return;
        }
        if (CONNECTED.contains(value)) {
            trace.actions.add("connect");
            return;
        }
        if (APPLICATION_ENGINES.contains(value)) {
            urlInApplication = true;
        } else if (!engineFromConfig(value)) {
            throw new NotStock();
        }
        trace.actions.add("engine");
    }

    private static boolean engineFromConfig(String value) {
        String call =
                value.startsWith("AsyncEngine(") ? value.substring("AsyncEngine(".length(), value.length() - 1) : value;
        for (String function : List.of("engine_from_config(", "async_engine_from_config(")) {
            for (String settings : ENGINE_SETTINGS) {
                String beginning = function + settings + ", prefix='sqlalchemy.', poolclass=";
                if (call.startsWith(beginning)) {
                    String rest = call.substring(beginning.length());
                    return Set.of("pool.NullPool)", "NullPool)", "pool.NullPool, future=True)")
                            .contains(rest);
                }
            }
        }
        return false;
    }

    private void block(WithItemTy[] items, StmtTy[] body, Trace trace) {
        String shape = items.length == 1 ? PythonShape.of(items[0].contextExpr) : PythonShape.OTHER;
        boolean transaction = shape.equals("context.begin_transaction()");
        if (!transaction && !CONNECTED.contains(shape)) {
            throw new NotStock();
        }
        trace.actions.add(transaction ? "begin" : "connect");
        walk(body, trace);
        trace.actions.add(transaction ? "end" : "close");
    }

    private void expression(ExprTy expression, Trace trace) {
        String shape = PythonShape.of(expression);
        if (expression instanceof ExprTy.Constant || shape.endsWith("connectable.dispose()")) {
            return;
        }
        if (shape.equals("context.run_migrations()")) {
            trace.actions.add("run");
        } else if (expression instanceof ExprTy.Call call
                && PythonShape.of(call.func).equals("context.configure")) {
            trace.actions.add("configure");
            trace.options = options(call);
        } else {
            walk(called(shape), trace);
        }
    }

    /** The body of the function that is called, directly or by asyncio. */
    private StmtTy[] called(String shape) {
        String name = shape;
        for (String beginning :
                List.of("asyncio.run(", "asyncio.get_event_loop().run_until_complete(", "await connection.run_sync(")) {
            if (shape.startsWith(beginning)) {
                name = shape.substring(beginning.length(), shape.length() - 1);
            }
        }
        StmtTy[] body = functions.get(name.endsWith("()") ? name.substring(0, name.length() - 2) : name);
        // Removed, so that a file that calls itself ends.
        if (body == null || functions.remove(name.replace("()", "")) == null) {
            throw new NotStock();
        }
        return body;
    }

    private ContextOptions options(ExprTy.Call call) {
        Map<String, @Nullable Object> given = new HashMap<>();
        if (call.args.length > 1) {
            throw new NotStock();
        }
        for (KeywordTy keyword : call.keywords) {
            if (keyword.arg == null) {
                String spread = PythonShape.of(keyword.value);
                if (!APPLICATION_OPTIONS.contains(spread)) {
                    throw new NotStock();
                }
            } else if (keyword.arg.equals("target_metadata")) {
                if (keyword.value instanceof ExprTy.Name || keyword.value instanceof ExprTy.Attribute) {
                    target = PythonShape.of(keyword.value);
                }
            } else if (!AUTOGENERATE.contains(keyword.arg)) {
                given.put(keyword.arg, literal(keyword.value));
            }
        }
        return HostBridge.options(given);
    }

    private static @Nullable Object literal(ExprTy value) {
        if (value instanceof ExprTy.Constant constant) {
            if (constant.value.kind == ConstantValue.Kind.NONE) {
                return null;
            }
            if (constant.value.kind == ConstantValue.Kind.BOOLEAN) {
                return constant.value.getBoolean();
            }
            if (constant.value.kind == ConstantValue.Kind.CODEPOINTS) {
                return constant.value.getCodePoints().toJavaString();
            }
        }
        throw new NotStock();
    }
}
