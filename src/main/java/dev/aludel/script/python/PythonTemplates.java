package dev.aludel.script.python;

import dev.aludel.config.Config;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.template.PythonEvaluator;
import dev.aludel.template.Tuple;
import java.nio.file.Path;
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
    public String run(Path file, String source, Map<String, @Nullable Object> variables) {
        Value render = runtime.get().evaluate("import _aludel_mako\n_aludel_mako.told");
        List<Object> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        variables.forEach((name, value) -> {
            names.add(name);
            values.add(crossing(value));
        });
        Value told = render.execute(source, file.toString(), names, values);
        if (told.getArrayElement(0).isNull()) {
            Location location = new Location(file, told.getArrayElement(2).asInt());
            throw new AludelException(Problem.of("bad-template", "Template rendering failed")
                    .at(location)
                    .because(told.getArrayElement(1).asString()));
        }
        return told.getArrayElement(0).asString();
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
            case Tuple(List<?> items) -> Map.of("tuple", items);
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
