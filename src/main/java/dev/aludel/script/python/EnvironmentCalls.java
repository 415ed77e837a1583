package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import dev.aludel.script.python.EnvironmentReader.Unreadable;
import dev.aludel.script.python.EnvironmentValue.Attributes;
import dev.aludel.script.python.EnvironmentValue.Configuration;
import dev.aludel.script.python.EnvironmentValue.Connection;
import dev.aludel.script.python.EnvironmentValue.Engine;
import dev.aludel.script.python.EnvironmentValue.Function;
import dev.aludel.script.python.EnvironmentValue.Literal;
import dev.aludel.script.python.EnvironmentValue.Method;
import dev.aludel.script.python.EnvironmentValue.Named;
import dev.aludel.script.python.EnvironmentValue.Opaque;
import dev.aludel.script.python.EnvironmentValue.Place;
import dev.aludel.script.python.EnvironmentValue.Table;
import dev.aludel.script.python.EnvironmentValue.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the calls of an env.py come to, and what they do to a migration. */
final class EnvironmentCalls {
    /** Flask's application: that of a Flask-Migrate env.py is never asked for anything but the engine and the models. */
    static final String FLASK = "flask.current_app";

    private static final String MISSING = "builtins.";
    /** What may be told an engine without a migration noticing. */
    private static final Set<String> ENGINE = Set.of(
            "poolclass",
            "future",
            "pool_pre_ping",
            "pool_size",
            "max_overflow",
            "pool_recycle",
            "pool_timeout",
            "prefix",
            "url",
            "json_serializer",
            "json_deserializer",
            "configuration");
    /** What may be told a driver that is never asked. */
    private static final Set<String> DRIVER = Set.of(
            "check_same_thread",
            "statement_cache_size",
            "prepared_statement_cache_size",
            "prepared_statement_name_func",
            "timeout",
            "command_timeout");

    private final EnvironmentReader reader;
    private final EnvironmentSettings settings;
    private final boolean offline;
    private final List<Path> searchPath = new ArrayList<>();

    /** Whether the process environment is still what the process was given. */
    private boolean environmentKnown = true;

    EnvironmentCalls(EnvironmentReader reader, EnvironmentSettings settings, boolean offline) {
        this.reader = reader;
        this.settings = settings;
        this.offline = offline;
    }

    /** The directories put on Python's search path, the first one first. */
    List<Path> searchPath() {
        return List.copyOf(searchPath);
    }

    /** Whether something may be done to a migration with what is imported under the name. */
    static boolean matters(String name) {
        return name.startsWith("alembic.")
                || name.equals("alembic")
                || name.startsWith("sqlalchemy.event")
                || name.equals("sys.path")
                || name.startsWith("sys.std")
                || name.startsWith("sys.exit")
                || name.startsWith("sys.path.")
                || name.startsWith("os.environ.") && !name.equals("os.environ.get")
                || name.startsWith("logging.")
                        && !name.equals("logging.getLogger")
                        && !name.equals("logging.getLogger()")
                        && !name.equals("logging.getLogger().handlers");
    }

    /** Whether a part of the file speaks of Flask's application. */
    boolean flask(SSTNode... part) {
        AtomicBoolean found = new AtomicBoolean();
        for (SSTNode node : part) {
            PythonTree.walk(node, inner -> {
                if (inner instanceof ExprTy.Name name
                        && reader.lookUp(name.id) instanceof Named named
                        && named.name().startsWith(FLASK)) {
                    found.set(true);
                }
            });
        }
        return found.get();
    }

    /** What the call comes to. */
    EnvironmentValue call(ExprTy.Call call) {
        EnvironmentValue function = reader.value(call.func);
        if (function instanceof Named named && named.name().equals("alembic.context.configure")) {
            settings.configure(call);
            return new Literal(null);
        }
        List<EnvironmentValue> arguments = new ArrayList<>();
        for (ExprTy argument : call.args) {
            arguments.add(reader.value(argument));
        }
        Map<String, EnvironmentValue> keywords = new LinkedHashMap<>();
        for (KeywordTy keyword : call.keywords) {
            EnvironmentValue value = reader.value(keyword.value);
            if (keyword.arg != null) {
                keywords.put(keyword.arg, value);
            } else if (value instanceof Table table) {
                keywords.putAll(table.items());
            } else {
                throw new Unreadable("**" + PythonShape.of(keyword.value));
            }
        }
        return switch (function) {
            case Function own -> reader.call(own, arguments, keywords);
            case Named named -> named(named.name(), arguments, keywords);
            case Method method -> method(method, arguments, keywords, call);
            default -> opaque(PythonShape.of(call.func), arguments, keywords);
        };
    }

    private static EnvironmentValue opaque(
            String name, List<EnvironmentValue> arguments, Map<String, EnvironmentValue> keywords) {
        boolean matters = arguments.stream().anyMatch(EnvironmentValue::matters)
                || keywords.values().stream().anyMatch(EnvironmentValue::matters);
        if (matters) {
            throw new Unreadable(name + " is handed something that matters");
        }
        return new Opaque();
    }

    private EnvironmentValue named(
            String name, List<EnvironmentValue> arguments, Map<String, EnvironmentValue> keywords) {
        EnvironmentValue first = arguments.isEmpty() ? new Opaque() : arguments.getFirst();
        String last = name.substring(name.lastIndexOf('.') + 1);
        switch (name) {
            case "alembic.context.is_offline_mode" -> {
                return new Literal(offline);
            }
            case "alembic.context.begin_transaction" -> {
                return new Transaction();
            }
            case "alembic.context.run_migrations" -> {
                if (!keywords.isEmpty()) {
                    throw new Unreadable("run_migrations is given arguments");
                }
                reader.acts("run");
                return new Literal(null);
            }
            case "os.getenv", "os.environ.get" -> {
                return environment(first, arguments.size() > 1 ? arguments.get(1) : new Literal(null));
            }
            case "logging.config.fileConfig" -> {
                return new Opaque();
            }
            case "asyncio.run" -> {
                return first;
            }
            case "sys.path.append", "sys.path.insert" -> {
                addToPath(last.equals("insert"), arguments.getLast());
                return new Literal(null);
            }
            case "builtins.str" -> {
                return first instanceof Place || first instanceof Literal ? first : opaque(name, arguments, keywords);
            }
            case "builtins.isinstance" -> {
                boolean asked = arguments.size() == 2
                        && arguments.get(1) instanceof Named type
                        && type.name().endsWith("AsyncEngine");
                return asked && first instanceof Engine engine
                        ? new Literal(engine.asynchronous())
                        : opaque(name, arguments, keywords);
            }
            case "os.path.dirname" -> {
                return first instanceof Place place
                        ? EnvironmentExpressions.place(place.path().getParent())
                        : opaque(name, arguments, keywords);
            }
            case "os.path.abspath", "os.path.realpath", "pathlib.Path" -> {
                return first instanceof Place ? first : opaque(name, arguments, keywords);
            }
            case "os.path.join" -> {
                return first instanceof Place place ? joined(place, arguments) : opaque(name, arguments, keywords);
            }
            default -> {}
        }
        if (name.startsWith("sqlalchemy.")
                && (last.equals("engine_from_config") || last.equals("async_engine_from_config"))) {
            return engineFromConfig(name, first, keywords);
        }
        if (name.startsWith("sqlalchemy.") && (last.equals("create_engine") || last.equals("create_async_engine"))) {
            return engine(keywords.getOrDefault("url", first), keywords, name);
        }
        if (name.equals("sqlalchemy.ext.asyncio.AsyncEngine") && first instanceof Engine engine) {
            return new Engine(engine.url(), true);
        }
        if (matters(name) || name.startsWith(MISSING) && EnvironmentReader.FELT.contains(last)) {
            throw new Unreadable(name + " is called");
        }
        if (last.equals("connect") && name.startsWith(FLASK)) {
            return connection(new Engine(new Opaque(), false));
        }
        if (last.equals("run_until_complete") && arguments.size() == 1) {
            return first;
        }
        if (last.startsWith("load_dotenv")) {
            environmentKnown = false;
        }
        opaque(name, arguments, keywords);
        return name.startsWith(MISSING) ? new Opaque() : new Named(name + "()");
    }

    /** What a variable of the environment holds. */
    EnvironmentValue environment(EnvironmentValue name, @Nullable EnvironmentValue otherwise) {
        if (!environmentKnown || !(name instanceof Literal literal) || !(literal.value() instanceof String variable)) {
            return new Opaque();
        }
        String value = System.getenv(variable);
        if (value == null && otherwise == null) {
            throw new Unreadable("the environment lacks " + variable);
        }
        return value == null ? Objects.requireNonNull(otherwise) : new Literal(value);
    }

    private void addToPath(boolean front, EnvironmentValue directory) {
        if (!(directory instanceof Place place)) {
            throw new Unreadable("sys.path");
        }
        searchPath.add(front ? 0 : searchPath.size(), place.path().normalize());
    }

    private static EnvironmentValue joined(Place place, List<EnvironmentValue> arguments) {
        Path path = place.path();
        for (EnvironmentValue part : arguments.subList(1, arguments.size())) {
            if (!(part instanceof Literal literal) || !(literal.value() instanceof String text)) {
                return new Opaque();
            }
            path = path.resolve(text);
        }
        return new Place(path.normalize());
    }

    private EnvironmentValue engineFromConfig(
            String name, EnvironmentValue settings, Map<String, EnvironmentValue> keywords) {
        EnvironmentValue given = keywords.getOrDefault("configuration", settings);
        EnvironmentValue prefix = keywords.getOrDefault("prefix", new Literal("sqlalchemy."));
        if (!(given instanceof Table table)
                || !(prefix instanceof Literal literal)
                || !(literal.value() instanceof String beginning)) {
            throw new Unreadable("what the engine is made from");
        }
        for (String key : table.items().keySet()) {
            if (key.startsWith(beginning) && !ENGINE.contains(key.substring(beginning.length()))) {
                throw new Unreadable(key);
            }
        }
        return engine(table.items().getOrDefault(beginning + "url", new Literal(null)), keywords, name);
    }

    private static EnvironmentValue engine(EnvironmentValue url, Map<String, EnvironmentValue> keywords, String name) {
        keywords.forEach((key, value) -> {
            boolean unfelt = ENGINE.contains(key)
                    || key.equals("echo") && value.equals(new Literal(false))
                    || key.equals("connect_args")
                            && value instanceof Table table
                            && DRIVER.containsAll(table.items().keySet());
            if (!unfelt) {
                throw new Unreadable("an engine's " + key);
            }
        });
        if (EnvironmentValue.matters(url)) {
            throw new Unreadable("an engine's URL");
        }
        return new Engine(url, name.contains("async"));
    }

    private EnvironmentValue connection(Engine engine) {
        reader.connected(engine.url());
        return new Connection(engine);
    }

    private EnvironmentValue method(
            Method method, List<EnvironmentValue> arguments, Map<String, EnvironmentValue> keywords, ExprTy.Call call) {
        EnvironmentValue first = arguments.isEmpty() ? new Opaque() : arguments.getFirst();
        String name = method.name();
        return switch (method.owner()) {
            case Configuration configuration -> settings.configuration(name, first, arguments, keywords);
            case Attributes attributes
            when name.equals("get") -> arguments.size() > 1 ? arguments.get(1) : new Literal(null);
            case Engine engine when name.equals("connect") && arguments.isEmpty() -> connection(engine);
            case Engine engine when name.equals("dispose") -> new Literal(null);
            case Connection connection
            when name.equals("close") -> {
                reader.acts("close");
                yield new Literal(null);
            }
            case Connection connection
            when name.equals("run_sync") && first instanceof Function function -> {
                List<EnvironmentValue> handed = new ArrayList<>(arguments);
                handed.set(0, new Connection(connection.engine()));
                yield reader.call(function, handed, keywords);
            }
            case Table table
            when name.equals("get") && first instanceof Literal key && key.value() instanceof String item ->
                table.items().containsKey(item)
                        ? Objects.requireNonNull(table.items().get(item))
                        : arguments.size() > 1 ? arguments.get(1) : new Opaque();
            case Table table
            when name.equals("update") && first instanceof Table more -> {
                table.items().putAll(more.items());
                yield new Literal(null);
            }
            case Place place when Set.of("resolve", "absolute").contains(name) -> place;
            case Literal literal
            when name.equals("replace")
                    && literal.value() instanceof String text
                    && arguments.size() == 2
                    && first instanceof Literal from
                    && from.value() instanceof String old
                    && arguments.get(1) instanceof Literal to
                    && to.value() instanceof String fresh -> new Literal(text.replace(old, fresh));
            case Literal literal -> opaque(name, arguments, keywords);
            default -> throw new Unreadable(PythonShape.of(call.func) + " is called");
        };
    }

    /** What a function's parameters are bound to. */
    static Map<String, EnvironmentValue> parameters(
            Function function,
            List<EnvironmentValue> arguments,
            Map<String, EnvironmentValue> keywords,
            EnvironmentReader reader) {
        Map<String, EnvironmentValue> scope = new HashMap<>();
        List<ArgTy> positional = new ArrayList<>();
        positional.addAll(List.of(function.parameters().posOnlyArgs));
        positional.addAll(List.of(function.parameters().args));
        if (arguments.size() > positional.size() || function.parameters().varArg != null) {
            throw new Unreadable("the arguments of " + function.name());
        }
        ExprTy[] defaults = function.parameters().defaults;
        for (int index = 0; index < positional.size(); index++) {
            String name = positional.get(index).arg;
            int fallback = index - (positional.size() - defaults.length);
            if (index < arguments.size()) {
                scope.put(name, arguments.get(index));
            } else if (keywords.containsKey(name)) {
                scope.put(name, Objects.requireNonNull(keywords.get(name)));
            } else if (fallback >= 0) {
                scope.put(name, reader.value(defaults[fallback]));
            } else {
                throw new Unreadable("the arguments of " + function.name());
            }
        }
        for (ArgTy only : function.parameters().kwOnlyArgs) {
            scope.put(only.arg, keywords.getOrDefault(only.arg, new Opaque()));
        }
        return scope;
    }
}
