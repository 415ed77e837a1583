package dev.aludel.script.literal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What imports bind. A module that lies where scripts import from may do anything when it is loaded, so it needs Python;
 * one that doesn't becomes a placeholder there and an unknown name here, which matters only where it is used.
 */
public final class Imports {
    private final List<Path> searchPath;
    private final Map<String, Boolean> there = new ConcurrentHashMap<>();

    /** Imports that look into these directories first. */
    public Imports(List<Path> searchPath) {
        this.searchPath = List.copyOf(searchPath);
    }

    void bind(Evaluation evaluation, PythonStatement.Import imported) {
        String module = imported.module();
        String top = top(module);
        refuse(top, imported.line());
        String as = imported.as();
        evaluation.bind(as == null ? top : as, Modules.of(as == null ? top : module));
    }

    void bind(Evaluation evaluation, PythonStatement.ImportFrom imported) {
        if (imported.level() > 0 || imported.name().equals("*")) {
            throw new NeedsPython(
                    imported.line(), imported.level() > 0 ? "a relative import" : "an import of everything");
        }
        refuse(top(imported.module()), imported.line());
        String as = imported.as();
        Value module = Modules.of(imported.module());
        Object value = module instanceof Value.Module known
                ? Modules.attribute(known, imported.name(), imported.line())
                : new Value.Unknown(
                        imported.module() + "." + imported.name(),
                        imported.module().startsWith("sqlalchemy."));
        evaluation.bind(as == null ? imported.name() : as, value);
    }

    private void refuse(String top, int line) {
        if (there.computeIfAbsent(top, this::lies)) {
            throw new NeedsPython(line, "the import of " + top);
        }
    }

    private boolean lies(String top) {
        return searchPath.stream()
                .anyMatch(directory ->
                        Files.exists(directory.resolve(top + ".py")) || Files.isDirectory(directory.resolve(top)));
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
