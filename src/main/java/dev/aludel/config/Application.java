package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the configuration says of the application, whose code need not be here: {@code [aludel:types]} and
 * {@code [aludel:naming_convention]}, in {@code pyproject.toml} {@code [tool.aludel.types]} and so on. Immutable.
 *
 * @param types expressions by the dotted name that they stand for, such as {@code postgresql.UUID()}
 * @param namingConvention templates by {@code ix}, {@code uq}, {@code ck}, {@code fk}, {@code pk}; empty where nothing
 *     is said
 */
public record Application(Map<String, Mapping> types, Map<String, String> namingConvention) {
    private static final Pattern DOTTED_NAME =
            Pattern.compile("[^\\W\\d]\\w*(\\.[^\\W\\d]\\w*)+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> KINDS = Set.of("ix", "uq", "ck", "fk", "pk");

    /**
     * What a name stands for.
     *
     * @param expression Python, such as {@code postgresql.UUID()}
     * @param location where it is written
     */
    public record Mapping(String expression, Location location) {}

    public Application {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        namingConvention = Map.copyOf(namingConvention);
    }

    /** Nothing said. */
    public static Application none() {
        return new Application(Map.of(), Map.of());
    }

    /** What both files say; for each name the ini goes before. */
    static Application of(IniFile ini, Path iniPath, TomlFile toml, Path tomlPath) {
        Map<String, Mapping> types = new LinkedHashMap<>();
        toml.nested("types").forEach((name, text) -> put(types, name, text, new Location(tomlPath, 0)));
        ini.asWritten("aludel:types")
                .forEach((name, text) -> put(types, name, text, new Location(iniPath, ini.line("aludel:types", name))));
        Map<String, String> conventions = new LinkedHashMap<>();
        toml.nested("naming_convention").forEach((kind, template) -> {
            check(kind, new Location(tomlPath, 0));
            conventions.put(kind, template);
        });
        ini.asWritten("aludel:naming_convention").forEach((kind, template) -> {
            check(kind, new Location(iniPath, ini.line("aludel:naming_convention", kind)));
            // Both as in Python and with the percent signs doubled, as other keys of an ini need them.
            conventions.put(kind, template.replace("%%", "%"));
        });
        return new Application(types, conventions);
    }

    private static void put(Map<String, Mapping> types, String name, String expression, Location location) {
        if (!DOTTED_NAME.matcher(name).matches()) {
            throw bad("'" + name + "' is no dotted name such as models.types.StringUUID", location);
        }
        if (expression.isBlank()) {
            throw bad("'" + name + "' is given no expression", location);
        }
        types.put(name, new Mapping(expression.strip(), location));
    }

    private static AludelException bad(String message, Location location) {
        return new AludelException(Problem.of("bad-type-mapping", message)
                .at(location)
                .remedy("Write the module and the name as the revisions use them, and what stands for it:"
                        + " models.types.StringUUID = postgresql.UUID()"));
    }

    private static void check(String kind, Location location) {
        if (!KINDS.contains(kind)) {
            throw new AludelException(
                    Problem.of("bad-naming-convention", "'" + kind + "' is no kind of constraint or index")
                            .at(location)
                            .remedy("The kinds are ix, uq, ck, fk and pk, as in MetaData(naming_convention={…})."));
        }
    }
}
