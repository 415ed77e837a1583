package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.BoolOpTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.UnaryOpTy;
import dev.aludel.config.Config;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the expressions of an env.py come to, and what its calls do to a migration. */
final class EnvironmentCalls {
    /** Flask's application: that of a Flask-Migrate env.py is never asked for anything but the engine and the models. */
    static final String FLASK = "flask.current_app";

    private static final String URL = "sqlalchemy.url";
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
    /** What configure() takes that a migration doesn't heed. */
    private static final Set<String> AUTOGENERATE = Set.of(
            "dialect_opts",
            "include_object",
            "include_name",
            "include_schemas",
            "compare_type",
            "compare_server_default",
            "process_revision_directives",
            "render_item",
            "render_as_batch",
            "user_module_prefix",
            "include_symbol",
            "sqlalchemy_module_prefix",
            "alembic_module_prefix",
            "upgrade_token",
            "downgrade_token",
            "autogenerate_plugins");

    private final EnvironmentReader reader;
    private final Config config;
    private final Path file;
    private final boolean offline;
    private final List<Path> searchPath = new ArrayList<>();
    private @Nullable EnvironmentValue mainUrl;
    /** Whether the process environment is still what the process was given. */
    private boolean environmentKnown = true;
    /** Whether the options of the configuration are still what the ini says. */
    private boolean optionsKnown = true;

    EnvironmentCalls(EnvironmentReader reader, Config config, Path file, boolean offline) {
        this.reader = reader;
        this.config = config;
        this.file = file;
        this.offline = offline;
    }

    private EnvironmentValue mainUrl() {
        if (mainUrl != null) {
            return mainUrl;
        }
        return optionsKnown ? new Literal(config.mainOption(URL).orElse(null)) : new Opaque();
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

    /** Whether the value counts as true, where that is known. */
    Optional<Boolean> truth(EnvironmentValue value) {
        return switch (value) {
            case Literal literal ->
                Optional.of(
                        literal.value() instanceof Boolean truth
                                ? truth
                                : literal.value() instanceof String text
                                        ? !text.isEmpty()
                                        : literal.value() instanceof Long number && number != 0);
            case Engine engine -> Optional.of(true);
            case Connection connection -> Optional.of(true);
            case Table table -> Optional.of(!table.items().isEmpty());
            default -> Optional.empty();
        };
    }

    EnvironmentValue value(ExprTy expression) {
        return switch (expression) {
            case ExprTy.Constant constant -> literal(constant.value);
            case ExprTy.Name name ->
                name.id.equals("__file__") ? new Place(file.toAbsolutePath()) : reader.lookUp(name.id);
            case ExprTy.Attribute attribute -> attribute(value(attribute.value), attribute.attr);
            case ExprTy.Await await -> value(await.value);
            case ExprTy.Call call -> call(call);
            case ExprTy.Subscript item -> item(value(item.value), value(item.slice));
            case ExprTy.Dict dict -> table(dict);
            case ExprTy.IfExp choice -> {
                Optional<Boolean> truth = truth(value(choice.test));
                if (truth.isPresent()) {
                    yield value(truth.get() ? choice.body : choice.orElse);
                }
                yield harmless(value(choice.body), value(choice.orElse));
            }
            case ExprTy.BoolOp both -> both(both);
            case ExprTy.UnaryOp not
            when not.op == UnaryOpTy.Not ->
                truth(value(not.operand))
                        .<EnvironmentValue>map(truth -> new Literal(!truth))
                        .orElseGet(Opaque::new);
            case ExprTy.Compare compare
            when compare.ops.length == 1 -> compare(value(compare.left), compare.ops[0], value(compare.comparators[0]));
            default -> {
                reader.inert(expression);
                yield new Opaque();
            }
        };
    }

    private static EnvironmentValue literal(ConstantValue value) {
        return switch (value.kind) {
            case CODEPOINTS -> new Literal(value.getCodePoints().toJavaString());
            case BOOLEAN -> new Literal(value.getBoolean());
            case LONG -> new Literal(value.getLong());
            case NONE -> new Literal(null);
            case DOUBLE, BIGINTEGER, COMPLEX, BYTES, ELLIPSIS, TUPLE, FROZENSET -> new Opaque();
        };
    }

    /** One of several values, it isn't known which. */
    private static EnvironmentValue harmless(EnvironmentValue... several) {
        for (EnvironmentValue value : several) {
            if (EnvironmentReader.matters(value)) {
                throw new Unreadable("which of two values is taken");
            }
        }
        return new Opaque();
    }

    private EnvironmentValue both(ExprTy.BoolOp both) {
        EnvironmentValue last = new Literal(null);
        for (ExprTy part : both.values) {
            last = value(part);
            Optional<Boolean> truth = truth(last);
            if (truth.isEmpty()) {
                List<EnvironmentValue> rest = new ArrayList<>();
                for (ExprTy other : both.values) {
                    rest.add(value(other));
                }
                return harmless(rest.toArray(EnvironmentValue[]::new));
            }
            if (truth.get() == (both.op == BoolOpTy.Or)) {
                return last;
            }
        }
        return last;
    }

    private static EnvironmentValue compare(EnvironmentValue left, CmpOpTy operator, EnvironmentValue right) {
        boolean known = left instanceof Literal && right instanceof Literal;
        boolean none = right instanceof Literal literal && literal.value() == null;
        boolean something = left instanceof Engine || left instanceof Connection || left instanceof Place;
        return switch (operator) {
            case Is, Eq -> known || none && something ? new Literal(left.equals(right)) : new Opaque();
            case IsNot, NotEq -> known || none && something ? new Literal(!left.equals(right)) : new Opaque();
            case In -> right instanceof Attributes ? new Literal(false) : new Opaque();
            case NotIn -> right instanceof Attributes ? new Literal(true) : new Opaque();
            case Lt, LtE, Gt, GtE -> new Opaque();
        };
    }

    private EnvironmentValue attribute(EnvironmentValue owner, String name) {
        return switch (owner) {
            case Named named -> {
                String whole = named.name() + "." + name;
                yield whole.equals("alembic.context.config") ? new Configuration() : new Named(whole);
            }
            case Configuration configuration when name.equals("attributes") -> new Attributes();
            case Configuration configuration
            when Set.of("config_file_name", "config_ini_section").contains(name) -> new Named("ini." + name);
            case Engine engine when name.equals("sync_engine") -> new Engine(engine.url(), false);
            case Engine engine when Set.of("url", "dialect").contains(name) -> new Opaque();
            case Connection connection when name.equals("dialect") -> new Named("dialect");
            case Place place when name.equals("parent") -> place(place.path().getParent());
            case Opaque opaque -> opaque;
            case Function function -> new Opaque();
            case Configuration other -> new Method(owner, name);
            case Engine other -> new Method(owner, name);
            case Connection other -> new Method(owner, name);
            case Attributes other -> new Method(owner, name);
            case Table other -> new Method(owner, name);
            case Place other -> new Method(owner, name);
            case Literal other -> new Method(owner, name);
            case Transaction other -> new Method(owner, name);
            case Method other -> throw new Unreadable("." + name);
        };
    }

    private static EnvironmentValue place(@Nullable Path path) {
        return path == null ? new Opaque() : new Place(path);
    }

    private EnvironmentValue item(EnvironmentValue owner, EnvironmentValue index) {
        return switch (owner) {
            case Opaque opaque -> opaque;
            case Named named when named.name().equals("os.environ") -> environment(index, null);
            case Named named when !EnvironmentReader.matters(named) -> new Named(named.name() + "[]");
            case Table table
            when index instanceof Literal key && key.value() instanceof String name ->
                table.items().getOrDefault(name, new Opaque());
            case Method method
            when method.owner() instanceof Place place
                    && method.name().equals("parents")
                    && index instanceof Literal level
                    && level.value() instanceof Long number -> {
                Path path = place.path();
                for (long up = 0; up <= number && path != null; up++) {
                    path = path.getParent();
                }
                yield place(path);
            }
            default -> throw new Unreadable("an item of something");
        };
    }

    private EnvironmentValue table(ExprTy.Dict dict) {
        Map<String, EnvironmentValue> items = new LinkedHashMap<>();
        for (int index = 0; index < dict.keys.length; index++) {
            ExprTy key = dict.keys[index];
            EnvironmentValue value = value(dict.values[index]);
            if (key == null && value instanceof Table spread) {
                items.putAll(spread.items());
            } else if (key instanceof ExprTy.Constant constant
                    && constant.value.kind == ConstantValue.Kind.CODEPOINTS) {
                items.put(constant.value.getCodePoints().toJavaString(), value);
            } else {
                reader.inert(dict);
                return new Opaque();
            }
        }
        return new Table(items);
    }

    private EnvironmentValue call(ExprTy.Call call) {
        EnvironmentValue function = value(call.func);
        if (function instanceof Named named && named.name().equals("alembic.context.configure")) {
            configure(call);
            return new Literal(null);
        }
        List<EnvironmentValue> arguments = new ArrayList<>();
        for (ExprTy argument : call.args) {
            arguments.add(value(argument));
        }
        Map<String, EnvironmentValue> keywords = new LinkedHashMap<>();
        for (KeywordTy keyword : call.keywords) {
            EnvironmentValue value = value(keyword.value);
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
        boolean matters = arguments.stream().anyMatch(EnvironmentReader::matters)
                || keywords.values().stream().anyMatch(EnvironmentReader::matters);
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
                        ? place(place.path().getParent())
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

    private EnvironmentValue environment(EnvironmentValue name, @Nullable EnvironmentValue otherwise) {
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
        if (EnvironmentReader.matters(url)) {
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
            case Configuration configuration -> configuration(name, first, arguments, keywords);
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

    private EnvironmentValue configuration(
            String name,
            EnvironmentValue first,
            List<EnvironmentValue> arguments,
            Map<String, EnvironmentValue> keywords) {
        boolean main = first.equals(new Named("ini.config_ini_section"));
        switch (name) {
            case "get_main_option" -> {
                if (first.equals(new Literal(URL))) {
                    return mainUrl();
                }
                EnvironmentValue otherwise = arguments.size() > 1 ? arguments.get(1) : new Literal(null);
                return optionsKnown && first instanceof Literal literal && literal.value() instanceof String option
                        ? config.mainOption(option)
                                .<EnvironmentValue>map(Literal::new)
                                .orElse(otherwise)
                        : new Opaque();
            }
            case "get_section" -> {
                if (main) {
                    Map<String, EnvironmentValue> items = new HashMap<>();
                    items.put(URL, mainUrl());
                    return new Table(items);
                }
            }
            case "set_main_option" -> {
                if (arguments.size() == 2 && first instanceof Literal option) {
                    return set(option, arguments.get(1));
                }
            }
            case "set_section_option" -> {
                if (arguments.size() == 3 && main && arguments.get(1) instanceof Literal option) {
                    return set(option, arguments.get(2));
                }
            }
            default -> {}
        }
        throw new Unreadable("config." + name);
    }

    private EnvironmentValue set(Literal option, EnvironmentValue url) {
        if (EnvironmentReader.matters(url)
                || !(option.value() instanceof String name)
                || name.startsWith("sqlalchemy.") && !name.equals(URL)) {
            throw new Unreadable("the option " + option.value() + " is set");
        }
        if (!name.equals(URL)) {
            // another option of the ini, or its URL, may be made of this one
            optionsKnown = false;
            return new Literal(null);
        }
        if (url instanceof Literal literal && literal.value() instanceof String text && text.contains("%")) {
            // what the ini would make of it; %% is one sign
            String plain = text.replace("%%", "");
            mainUrl = plain.contains("%") ? new Opaque() : new Literal(text.replace("%%", "%"));
        } else {
            mainUrl = url;
        }
        return new Literal(null);
    }

    private void configure(ExprTy.Call call) {
        Map<String, @Nullable Object> given = new HashMap<>();
        Set<String> targets = new LinkedHashSet<>();
        boolean connected = offline;
        if (call.args.length > 0) {
            throw new Unreadable("configure's first argument");
        }
        for (KeywordTy keyword : call.keywords) {
            if (keyword.arg == null) {
                spread(value(keyword.value), given);
            } else if (keyword.arg.equals("connection")) {
                connected |= value(keyword.value) instanceof Connection;
            } else if (keyword.arg.equals("url")) {
                value(keyword.value);
            } else if (keyword.arg.equals("target_metadata")) {
                targets.addAll(metadata(keyword.value));
            } else if (!AUTOGENERATE.contains(keyword.arg)) {
                option(keyword.arg, value(keyword.value), given);
            }
        }
        if (!connected) {
            throw new Unreadable("configure is given no connection");
        }
        reader.configured(HostBridge.options(given), targets);
    }

    private static void spread(EnvironmentValue value, Map<String, @Nullable Object> given) {
        if (value instanceof Table table) {
            table.items().forEach((name, item) -> {
                if (!AUTOGENERATE.contains(name)) {
                    option(name, item, given);
                }
            });
        } else if (!(value instanceof Named named) || !named.name().startsWith(FLASK)) {
            throw new Unreadable("configure's ** arguments");
        }
    }

    private static void option(String name, EnvironmentValue value, Map<String, @Nullable Object> given) {
        if (!(value instanceof Literal literal)) {
            throw new Unreadable("configure's " + name);
        }
        given.put(name, literal.value());
    }

    /** The names that the metadata is reached by: its own, or those that a function of the file returns. */
    private Set<String> metadata(ExprTy expression) {
        Set<String> names = new LinkedHashSet<>();
        if (expression instanceof ExprTy.Name || expression instanceof ExprTy.Attribute) {
            names.add(PythonShape.of(expression));
        } else if (expression instanceof ExprTy.Call call && value(call.func) instanceof Function function) {
            for (StmtTy statement : function.body()) {
                PythonTree.walk(statement, node -> {
                    if (node instanceof StmtTy.Return result && result.value != null) {
                        names.add(PythonShape.of(result.value));
                    }
                });
            }
        } else if (expression instanceof ExprTy.Call) {
            throw new Unreadable("target_metadata is called for");
        }
        return names;
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
