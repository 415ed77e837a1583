package dev.aludel.script.literal;

import dev.aludel.error.Location;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.vocabulary.DirectiveContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a revision's function without running Python: all of it or nothing. What it does is known before the first
 * operation is carried out, unless it makes something of what the database answers: then it has been rehearsed, and is
 * evaluated again when it runs. Thread-safe.
 */
public final class LiteralEvaluator {

    /**
     * What became of a function.
     *
     * @param script what to run, or null where Python is needed
     */
    public record Result(Verdict verdict, @Nullable Script script) {}

    private final ImportPath path;
    private final Mapped mapped;
    private final Map<String, String> loggerLevels;
    private final Map<Path, Imports> imports = new ConcurrentHashMap<>();

    /**
     * An evaluator of files that import from there.
     *
     * @param mapped what the configuration says that dotted names of the application stand for
     * @param loggerLevels the levels that the ini gives loggers, by name
     */
    public LiteralEvaluator(ImportPath path, Map<String, PythonExpression> mapped, Map<String, String> loggerLevels) {
        this.path = path;
        this.loggerLevels = Map.copyOf(loggerLevels);
        this.mapped = new Mapped(mapped);
    }

    /** Where the files that it evaluates import from. */
    public ImportPath path() {
        return path;
    }

    /** Imports of the files of a directory: what lies near them counts as well. */
    private Imports importsOf(Path file) {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return imports.computeIfAbsent(directory, scripts -> new Imports(path.first(), last(scripts)));
    }

    /** Where Python looks for the application: in what holds the packages around, and where the command was called. */
    private List<Path> last(Path scripts) {
        Set<Path> near = new LinkedHashSet<>(path.last());
        int most = near.size() + 3;
        for (Path start = scripts; start != null && near.size() < most; start = start.getParent()) {
            Path root = start;
            while (Files.exists(root.resolve("__init__.py")) && root.getParent() instanceof Path parent) {
                root = parent;
            }
            near.add(root);
        }
        near.add(Path.of("").toAbsolutePath());
        return List.copyOf(near);
    }

    /**
     * What is evaluated.
     *
     * @param file the file, for locations
     * @param module its statements
     * @param context what names what has no name
     * @param arguments what env.py hands to the function
     * @param offline whether SQL will be printed instead of carried out
     * @param variables those of the environment, or null where only Python knows them
     * @param pythonMayFollow whether Python may take over while it runs, where an answer leads to something that needs it
     */
    public record Subject(
            Path file,
            List<PythonStatement> module,
            Direction direction,
            DirectiveContext context,
            Map<String, Object> arguments,
            boolean offline,
            @Nullable Map<String, String> variables,
            boolean pythonMayFollow) {}

    /**
     * Evaluates one function of a revision's file, as far as that can be done before it runs.
     *
     * @param python runs the function in Python, for the reason given, where that turns out to be necessary while it runs
     */
    public Result evaluate(Subject subject, Function<Verdict, Script> python) {
        try {
            Rehearsal rehearsal = new Rehearsal(subject.offline(), subject.pythonMayFollow());
            Course rehearsed = perform(subject, rehearsal);
            NeedsPython risk = rehearsed.risk();
            if (risk != null) {
                throw risk;
            }
            return new Result(
                    new Verdict(null, null, rehearsed.raises()),
                    rehearsed.asks()
                            ? new AskingScript(subject.file(), stage -> perform(subject, stage), python)
                            : new LiteralScript(rehearsal.actions()));
        } catch (NeedsPython reason) {
            return new Result(new Verdict(new Location(subject.file(), reason.line()), reason.construct()), null);
        }
    }

    private Course perform(Subject subject, Stage stage) {
        Path file = subject.file();
        Evaluation evaluation = new Evaluation(
                file,
                importsOf(file),
                mapped,
                loggerLevels,
                subject.context(),
                subject.offline(),
                subject.variables(),
                stage);
        new ModuleReader(evaluation).read(subject.module());
        String name = subject.direction().name().toLowerCase(Locale.ROOT);
        Object function = evaluation.names().know(name) ? evaluation.names().value(name, 1) : null;
        if (!(function instanceof Value.OwnFunction own)) {
            throw new NeedsPython(1, "a missing " + name + "()");
        }
        PythonStatement.Function definition = own.definition();
        if (!definition.parameters().isEmpty() || !subject.arguments().isEmpty()) {
            throw new NeedsPython(definition.line(), "a function with parameters");
        }
        try {
            evaluation.body(definition, new LinkedHashMap<>());
        } catch (Statements.Raised end) {
            // what it raises is the last of its actions
            evaluation.course().raised();
        }
        return evaluation.course();
    }
}
