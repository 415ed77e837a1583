package dev.aludel.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code init} can create. The names and layouts are Alembic's, and the files work with both tools. */
public enum InitTemplate {
    /** {@link #GENERIC}, settings in pyproject.toml, an async driver. */
    PYPROJECT_ASYNC("pyproject configuration, with an async dbapi.", "script", "async", "pyproject", true),
    /** Several databases, all migrated together. */
    MULTIDB("Rudimentary multi-database configuration.", "script-multidb", "multidb", "multidb", false),
    /** One database. */
    GENERIC("Generic single-database configuration.", "script", "generic", "generic", false),
    /** {@link #GENERIC}, settings in pyproject.toml. */
    PYPROJECT("pyproject configuration, based on the generic configuration.", "script", "generic", "pyproject", true),
    /** One database, an async driver. */
    ASYNC("Generic single-database configuration with an async dbapi.", "script", "async", "generic", false);

    private final String synopsis;
    private final String script;
    private final String environment;
    private final String ini;
    private final boolean toml;

    InitTemplate(String synopsis, String script, String environment, String ini, boolean toml) {
        this.synopsis = synopsis;
        this.script = script;
        this.environment = environment;
        this.ini = ini;
        this.toml = toml;
    }

    /** The template of that name, such as {@code pyproject_async}. */
    public static Optional<InitTemplate> find(String name) {
        return Arrays.stream(values())
                .filter(template -> template.templateName().equals(name))
                .findFirst();
    }

    /** The name that {@code init -t} takes. */
    public String templateName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is for, in one line. */
    public String synopsis() {
        return synopsis;
    }

    /** The files of the script directory by name, in the order they are written. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("script.py.mako", resource(script + ".py.mako"));
        files.put("README", synopsis + "\n");
        files.put("env.py", resource("env-" + environment + ".py"));
        return files;
    }

    /** The template of {@code alembic.ini}. */
    String iniTemplate() {
        return resource("alembic-" + ini + ".ini.mako");
    }

    /** The template of {@code pyproject.toml}, if settings stand there. */
    Optional<String> tomlTemplate() {
        return toml ? Optional.of(resource("pyproject.toml.mako")) : Optional.empty();
    }

    private static String resource(String name) {
        try (InputStream stream = InitTemplate.class.getResourceAsStream("/templates/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("Aludel's own template is missing: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
