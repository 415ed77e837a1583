package dev.aludel.script.python;

import dev.aludel.config.Config;
import dev.aludel.template.PythonEvaluator;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Runs translated Mako templates in a Python runtime, which starts when the first template needs it. */
public final class PythonTemplates implements PythonEvaluator {
    private final Supplier<PythonRuntime> runtime;

    /** Templates that run in the runtime supplied. */
    public PythonTemplates(Supplier<PythonRuntime> runtime) {
        this.runtime = runtime;
    }

    @Override
    public String run(String source, Map<String, @Nullable Object> variables) {
        Value render = runtime.get().evaluate("import _aludel_mako\n_aludel_mako.render");
        List<Object> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        variables.forEach((name, value) -> {
            names.add(name);
            values.add(crossing(value));
        });
        return render.execute(source, names, values).asString();
    }

    private static @Nullable Object crossing(@Nullable Object value) {
        return switch (value) {
            case LocalDateTime date -> Map.of("datetime", date.toString());
            case ZonedDateTime date ->
                Map.of(
                        "datetime",
                        date.toOffsetDateTime().toString(),
                        "zone",
                        date.getZone().getId());
            case Config config -> config(config);
            case null, default -> value;
        };
    }

    /** The parts of Alembic's Config object that templates use, as functions by name. */
    private static Map<String, Object> config(Config config) {
        Map<String, Object> functions = new HashMap<>();
        functions.put("main_option", (ProxyExecutable)
                arguments -> config.mainOption(arguments[0].asString()).orElse(null));
        functions.put("alembic_option", (ProxyExecutable)
                arguments -> config.alembicOption(arguments[0].asString()).orElse(null));
        functions.put("section_option", (ProxyExecutable)
                arguments -> config.sectionOption(arguments[0].asString(), arguments[1].asString())
                        .orElse(null));
        functions.put("section", (ProxyExecutable)
                arguments -> config.section(arguments[0].asString()).orElse(null));
        functions.put("file_name", config.iniName());
        functions.put("ini_section", config.section());
        return functions;
    }
}
