package dev.aludel.script.literal;

import dev.aludel.error.Location;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.vocabulary.DirectiveContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a revision's function without running Python: all of it or nothing. What it does is known before the first
 * operation is carried out, since nothing in it reads what the database answers. Thread-safe.
 */
public final class LiteralEvaluator {

    /**
     * What became of a function.
     *
     * @param script what to run, or null where Python is needed
     */
    public record Result(Verdict verdict, @Nullable Script script) {}

    private final Imports imports;

    /** An evaluator of files that import from these directories first. */
    public LiteralEvaluator(List<Path> searchPath) {
        this.imports = new Imports(searchPath);
    }

    /**
     * Evaluates one function of a revision's file.
     *
     * @param file the file, for locations
     * @param module its statements
     * @param context what names what has no name
     * @param arguments what env.py hands to the function
     * @param offline whether SQL will be printed instead of carried out
     */
    public Result evaluate(
            Path file,
            List<PythonStatement> module,
            Direction direction,
            DirectiveContext context,
            Map<String, Object> arguments,
            boolean offline) {
        try {
            Evaluation evaluation = new Evaluation(file, imports, context, offline);
            new ModuleReader(evaluation).read(module);
            String name = direction.name().toLowerCase(Locale.ROOT);
            Object function = evaluation.knows(name) ? evaluation.named(name, 1) : null;
            if (!(function instanceof Value.OwnFunction own)) {
                throw new NeedsPython(1, "a missing " + name + "()");
            }
            PythonStatement.Function definition = own.definition();
            if (!definition.plain() || !definition.parameters().isEmpty() || !arguments.isEmpty()) {
                throw new NeedsPython(definition.line(), "a function with parameters");
            }
            try {
                evaluation.body(definition, new LinkedHashMap<>());
            } catch (Statements.Raised end) {
                // what it raises is the last of its actions
            }
            return new Result(Verdict.LITERAL, new LiteralScript(evaluation.actions()));
        } catch (NeedsPython reason) {
            return new Result(new Verdict(new Location(file, reason.line()), reason.construct()), null);
        }
    }
}
