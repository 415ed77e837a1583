package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.aludel.config.Config;
import dev.aludel.script.python.EnvironmentReader.Unreadable;
import dev.aludel.script.python.EnvironmentValue.Connection;
import dev.aludel.script.python.EnvironmentValue.Function;
import dev.aludel.script.python.EnvironmentValue.Literal;
import dev.aludel.script.python.EnvironmentValue.Named;
import dev.aludel.script.python.EnvironmentValue.Opaque;
import dev.aludel.script.python.EnvironmentValue.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an env.py reads from the configuration and sets in it, and what it tells {@code context.configure}. */
final class EnvironmentSettings {
    private static final String URL = "sqlalchemy.url";
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
    private final boolean offline;
    private @Nullable EnvironmentValue mainUrl;
    /** Whether the options of the configuration are still what the ini says. */
    private boolean optionsKnown = true;

    EnvironmentSettings(EnvironmentReader reader, Config config, boolean offline) {
        this.reader = reader;
        this.config = config;
        this.offline = offline;
    }

    private EnvironmentValue mainUrl() {
        if (mainUrl != null) {
            return mainUrl;
        }
        return optionsKnown ? new Literal(config.mainOption(URL).orElse(null)) : new Opaque();
    }

    /** What a method of {@code context.config} returns, and does. */
    EnvironmentValue configuration(
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
        if (EnvironmentValue.matters(url)
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

    /** Notes what {@code context.configure} is told. */
    void configure(ExprTy.Call call) {
        Map<String, @Nullable Object> given = new HashMap<>();
        Set<String> targets = new LinkedHashSet<>();
        boolean connected = offline;
        if (call.args.length > 0) {
            throw new Unreadable("configure's first argument");
        }
        for (KeywordTy keyword : call.keywords) {
            if (keyword.arg == null) {
                spread(reader.value(keyword.value), given);
            } else if (keyword.arg.equals("connection")) {
                connected |= reader.value(keyword.value) instanceof Connection;
            } else if (keyword.arg.equals("url")) {
                reader.value(keyword.value);
            } else if (keyword.arg.equals("target_metadata")) {
                targets.addAll(metadata(keyword.value));
            } else if (!AUTOGENERATE.contains(keyword.arg)) {
                option(keyword.arg, reader.value(keyword.value), given);
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
        } else if (!(value instanceof Named named) || !named.name().startsWith(EnvironmentCalls.FLASK)) {
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
        } else if (expression instanceof ExprTy.Call call && reader.value(call.func) instanceof Function function) {
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
}
