package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.aludel.error.AludelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the naming convention of env.py's {@code target_metadata} from the modules it comes from, without importing
 * them: follows the name through imports, assignments and base classes to a {@code MetaData(naming_convention=…)}.
 */
final class NamingConventionReader {
    private static final String KEYWORD = "naming_convention";

    private final List<Path> searchPath;
    private final Set<String> seen = new HashSet<>();

    private record Module(PythonSource source, List<StmtTy> statements) {}

    /** A convention is there, but is no literal: only Python can tell what it is. */
    static final class NoLiteral extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private NamingConventionReader(List<Path> searchPath) {
        this.searchPath = searchPath;
    }

    /**
     * The convention, or nothing where none is found.
     *
     * @param target the names that {@code target_metadata} is reached by, such as {@code Base.metadata}
     * @throws NoLiteral where it must be executed to be known
     */
    static Optional<Map<String, String>> read(PythonSource environment, String target, List<Path> searchPath)
            throws NoLiteral {
        NamingConventionReader reader = new NamingConventionReader(searchPath);
        return reader.search(new Module(environment, environment.statements()), target);
    }

    /**
     * The convention of the metadata of that dotted name, such as {@code app.db.metadata}; nothing where none is found or
     * only Python can tell.
     */
    static Optional<Map<String, String>> named(String name, List<Path> searchPath) {
        NamingConventionReader reader = new NamingConventionReader(searchPath);
        for (int end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1)) {
            Optional<Path> file = file(searchPath, name.substring(0, end));
            if (file.isPresent()) {
                try {
                    Optional<Module> module = parsed(PythonSource.read(file.get()));
                    return module.isPresent() ? reader.search(module.get(), name.substring(end + 1)) : Optional.empty();
                } catch (NoLiteral unknown) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Map<String, String>> search(Module module, String chain) throws NoLiteral {
        if (!seen.add(module.source().file() + " " + chain)) {
            return Optional.empty();
        }
        if (module.source().text().contains(KEYWORD)) {
            List<ExprTy> conventions = new ArrayList<>();
            module.statements().forEach(statement -> collect(statement, conventions));
            if (conventions.size() > 1) {
                throw new NoLiteral();
            }
            if (!conventions.isEmpty()) {
                return Optional.of(literal(module, conventions.getFirst()));
            }
        }
        for (StmtTy statement : module.statements()) {
            Optional<Map<String, String>> found = follow(module, statement, chain);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Map<String, String>> follow(Module module, StmtTy statement, String chain) throws NoLiteral {
        String root = chain.substring(0, end(chain));
        return switch (statement) {
            case StmtTy.ImportFrom from -> followFrom(module, from, chain, root);
            case StmtTy.Import imports -> {
                for (AliasTy alias : imports.names) {
                    String name = alias.asName == null ? alias.name : alias.asName;
                    Optional<Module> imported =
                            chain.startsWith(name + ".") ? find(module, alias.name, 0) : Optional.empty();
                    if (imported.isPresent()) {
                        yield search(imported.get(), chain.substring(name.length() + 1));
                    }
                }
                yield Optional.empty();
            }
            case StmtTy.Assign assign when targets(assign.targets, root) -> searchAll(module, names(assign.value));
            case StmtTy.AnnAssign assign
            when assign.target instanceof ExprTy.Name name && name.id.equals(root) ->
                searchAll(module, names(assign.value));
            case StmtTy.ClassDef definition
            when definition.name.equals(root) -> {
                List<String> next = new ArrayList<>();
                for (StmtTy inner : definition.body) {
                    if (inner instanceof StmtTy.Assign assign && targets(assign.targets, "metadata")) {
                        next.addAll(names(assign.value));
                    }
                }
                for (ExprTy base : parts(definition.bases)) {
                    next.addAll(names(base));
                }
                yield searchAll(module, next);
            }
            default -> Optional.empty();
        };
    }

    private Optional<Map<String, String>> followFrom(Module module, StmtTy.ImportFrom from, String chain, String root)
            throws NoLiteral {
        String parent = from.module == null ? "" : from.module;
        for (AliasTy alias : from.names) {
            boolean all = alias.name.equals("*");
            if (!all && !root.equals(alias.asName == null ? alias.name : alias.asName)) {
                continue;
            }
            Optional<Module> inner = all || root.length() == chain.length()
                    ? Optional.empty()
                    : find(module, parent.isEmpty() ? alias.name : parent + "." + alias.name, from.level);
            Optional<Module> outer = inner.isPresent() ? inner : find(module, parent, from.level);
            if (outer.isPresent()) {
                String rest = chain.substring(root.length());
                String next = inner.isPresent() ? rest.substring(1) : (all ? root : alias.name) + rest;
                Optional<Map<String, String>> found = search(outer.get(), next);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Map<String, String>> searchAll(Module module, List<String> chains) throws NoLiteral {
        for (String chain : chains) {
            Optional<Map<String, String>> found = search(module, chain);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The module's file, if it lies on the search path or beside the one that imports it. */
    private Optional<Module> find(Module from, String name, int level) {
        List<Path> roots = searchPath;
        if (level > 0) {
            Path folder = from.source().file().toAbsolutePath().getParent();
            for (int up = 1; up < level && folder != null; up++) {
                folder = folder.getParent();
            }
            roots = folder == null ? List.of() : List.of(folder);
        }
        return file(roots, name).flatMap(file -> parsed(PythonSource.read(file)));
    }

    private static Optional<Path> file(List<Path> roots, String name) {
        String path = name.replace('.', '/');
        for (Path root : roots) {
            for (String file : path.isEmpty() ? List.of("__init__.py") : List.of(path + "/__init__.py", path + ".py")) {
                if (Files.isRegularFile(root.resolve(file))) {
                    return Optional.of(root.resolve(file));
                }
            }
        }
        return Optional.empty();
    }

    /** An application may be written in a newer Python than the parser reads: that is no matter of a migration. */
    private static Optional<Module> parsed(PythonSource source) {
        try {
            return Optional.of(new Module(source, source.statements()));
        } catch (AludelException failure) {
            return Optional.empty();
        }
    }

    private static void collect(StmtTy statement, List<ExprTy> conventions) {
        switch (statement) {
            case StmtTy.Assign assign -> collect(assign.value, conventions);
            case StmtTy.AnnAssign assign -> collect(assign.value, conventions);
            case StmtTy.ClassDef definition -> {
                for (StmtTy inner : definition.body) {
                    collect(inner, conventions);
                }
            }
            default -> {}
        }
    }

    private static void collect(@Nullable ExprTy expression, List<ExprTy> conventions) {
        if (expression instanceof ExprTy.Call call) {
            for (ExprTy argument : parts(call.args)) {
                collect(argument, conventions);
            }
            boolean metadata = PythonShape.of(call.func).endsWith("MetaData");
            for (KeywordTy keyword : call.keywords == null ? new KeywordTy[0] : call.keywords) {
                if (metadata && KEYWORD.equals(keyword.arg)) {
                    conventions.add(keyword.value);
                } else {
                    collect(keyword.value, conventions);
                }
            }
        }
    }

    private Map<String, String> literal(Module module, ExprTy expression) throws NoLiteral {
        if (expression instanceof ExprTy.Dict dict) {
            Map<String, String> convention = new LinkedHashMap<>();
            for (int index = 0; index < dict.keys.length; index++) {
                convention.put(text(dict.keys[index]), text(dict.values[index]));
            }
            return convention;
        }
        if (expression instanceof ExprTy.Name name && seen.add(module.source().file() + " =" + name.id)) {
            for (StmtTy statement : module.statements()) {
                if (statement instanceof StmtTy.Assign assign && targets(assign.targets, name.id)) {
                    return literal(module, assign.value);
                }
                if (statement instanceof StmtTy.AnnAssign assign
                        && assign.value != null
                        && assign.target instanceof ExprTy.Name target
                        && target.id.equals(name.id)) {
                    return literal(module, assign.value);
                }
            }
        }
        throw new NoLiteral();
    }

    private static String text(@Nullable ExprTy expression) throws NoLiteral {
        if (expression instanceof ExprTy.Constant constant && constant.value.kind == ConstantValue.Kind.CODEPOINTS) {
            return constant.value.getCodePoints().toJavaString();
        }
        throw new NoLiteral();
    }

    /** The names an expression is made of: itself, or what is called and given to the call. */
    private static List<String> names(@Nullable ExprTy expression) {
        List<String> names = new ArrayList<>();
        if (expression instanceof ExprTy.Call call) {
            for (KeywordTy keyword : call.keywords == null ? new KeywordTy[0] : call.keywords) {
                names.addAll(names(keyword.value));
            }
            for (ExprTy argument : parts(call.args)) {
                names.addAll(names(argument));
            }
            names.addAll(names(call.func));
        } else if (expression instanceof ExprTy.Name || expression instanceof ExprTy.Attribute) {
            names.add(PythonShape.of(expression));
        }
        return names;
    }

    private static boolean targets(ExprTy[] targets, String name) {
        return targets.length == 1 && targets[0] instanceof ExprTy.Name target && target.id.equals(name);
    }

    private static List<ExprTy> parts(ExprTy @Nullable [] expressions) {
        return expressions == null ? List.of() : List.of(expressions);
    }

    private static int end(String chain) {
        int dot = chain.indexOf('.');
        return dot < 0 ? chain.length() : dot;
    }
}
