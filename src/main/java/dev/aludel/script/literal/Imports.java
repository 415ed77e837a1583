package dev.aludel.script.literal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What imports bind. A module that lies where scripts import from may do anything when it is loaded, so it needs Python;
 * one that doesn't becomes a placeholder there and an unknown name here, which matters only where it is used. Thread-safe.
 */
final class Imports {
    /** Modules that go before a directory of their name without {@code __init__.py}: the shim's and Python's own. */
    private static final Set<String> REGULAR = Set.of(
            "alembic",
            "sqlalchemy",
            "sqlalchemy_utils",
            "sqlmodel",
            "fastapi_users_db_sqlalchemy",
            "alembic_postgresql_enum",
            "pgvector",
            "alembic_utils",
            "cryptography",
            "psycopg2",
            "citext",
            "__future__",
            "collections",
            "contextlib",
            "datetime",
            "decimal",
            "enum",
            "functools",
            "hashlib",
            "itertools",
            "json",
            "logging",
            "os",
            "pathlib",
            "random",
            "re",
            "string",
            "sys",
            "textwrap",
            "time",
            "typing",
            "uuid",
            "warnings");

    private final List<Path> first;
    private final List<Path> last;
    private final Map<String, Boolean> there = new ConcurrentHashMap<>();

    /**
     * Imports that look into directories.
     *
     * @param first those before the standard library and the shim
     * @param last those after them, and those near the scripts
     */
    Imports(List<Path> first, List<Path> last) {
        this.first = first;
        this.last = last;
    }

    void bind(Evaluation evaluation, PythonStatement.Import imported) {
        String module = imported.module();
        String top = top(module);
        if (!evaluation.mapped().leadsOn(module)) {
            refuse(top, imported.line());
        }
        String as = imported.as();
        evaluation.names().bind(as == null ? top : as, module(evaluation, as == null ? top : module));
    }

    void bind(Evaluation evaluation, PythonStatement.ImportFrom imported) {
        if (imported.level() > 0 || imported.name().equals("*")) {
            throw new NeedsPython(
                    imported.line(), imported.level() > 0 ? "a relative import" : "an import of everything");
        }
        String name = imported.module() + "." + imported.name();
        if (!evaluation.mapped().has(name) && !evaluation.mapped().leadsOn(name)) {
            refuse(top(imported.module()), imported.line());
        }
        String as = imported.as();
        Value module = module(evaluation, imported.module());
        Object value = module instanceof Value.Module known
                ? evaluation.attribute(known, imported.name(), imported.line())
                : new Value.Unknown(name, imported.module().startsWith("sqlalchemy."));
        evaluation.names().bind(as == null ? imported.name() : as, value);
    }

    private static Value module(Evaluation evaluation, String path) {
        return evaluation.mapped().leadsOn(path) ? new Value.Module(path) : Modules.of(path);
    }

    private void refuse(String top, int line) {
        if (there.computeIfAbsent(top, this::lies)) {
            throw new NeedsPython(line, "the import of " + top + ", which lies here");
        }
    }

    private boolean lies(String top) {
        boolean regular = REGULAR.contains(top);
        return first.stream()
                        .anyMatch(directory ->
                                file(directory, top) || !regular && Files.isDirectory(directory.resolve(top)))
                || !regular && last.stream().anyMatch(directory -> file(directory, top));
    }

    private static boolean file(Path directory, String top) {
        return Files.exists(directory.resolve(top + ".py"))
                || Files.exists(directory.resolve(top).resolve("__init__.py"));
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
