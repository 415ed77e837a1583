package dev.aludel.script.python;

import dev.aludel.config.Application;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.ScriptLoader;
import dev.aludel.script.literal.ImportPath;
import dev.aludel.script.literal.LiteralEvaluator;
import dev.aludel.script.literal.PythonExpression;
import dev.aludel.script.literal.PythonStatement;
import dev.aludel.script.literal.Verdict;
import dev.aludel.script.vocabulary.DirectiveContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of revisions written in Python: evaluated from their tree where that can be, run in Python otherwise. Python
 * starts, on another thread, when the first one turns up that needs it.
 */
public final class PythonRevisions implements ScriptLoader {
    private final PythonRuntime runtime;
    private final PythonUse use;
    private final boolean offline;
    private @Nullable LiteralEvaluator evaluator;

    /**
     * Bodies that run in the runtime where they need Python.
     *
     * @param offline whether SQL will be printed instead of carried out
     */
    public PythonRevisions(PythonRuntime runtime, PythonUse use, boolean offline) {
        this.runtime = runtime;
        if (use == PythonUse.NEVER) {
            runtime.forbid();
        }
        this.use = use;
        this.offline = offline;
    }

    /**
     * The body of a revision.
     *
     * @throws AludelException where the file is no Python, or needs it and must not have it: code {@code needs-python}
     */
    @Override
    public Script load(Revision revision, Direction direction, Map<String, Object> arguments) {
        if (use == PythonUse.ALWAYS) {
            return runtime.load(revision);
        }
        PythonSource source = PythonSource.read(revision.path());
        List<PythonStatement> statements = statements(source);
        PythonRuntime.Surroundings surroundings = runtime.surroundings();
        if (!surroundings.untouched()) {
            return runtime.script(revision, source.statements(), false);
        }
        LiteralEvaluator.Result result = evaluated(revision, source, statements, direction, arguments, surroundings);
        Script script = result.script();
        if (script != null) {
            return script;
        }
        return inPython(revision, source, result.verdict());
    }

    private Script inPython(Revision revision, PythonSource source, Verdict reason) {
        if (use == PythonUse.NEVER) {
            throw refusal(revision, reason);
        }
        return runtime.script(revision, source.statements(), true);
    }

    /**
     * The body of a revision that can be evaluated without Python, for a function that is handed no arguments. Nothing is
     * started.
     *
     * @throws AludelException where the file is no Python
     */
    public Optional<Script> loadEvaluated(Revision revision, Direction direction) {
        if (use == PythonUse.ALWAYS || !loadsApart()) {
            return Optional.empty();
        }
        PythonSource source = PythonSource.read(revision.path());
        LiteralEvaluator.Result result =
                evaluated(revision, source, statements(source), direction, Map.of(), runtime.surroundings());
        return Optional.ofNullable(result.script());
    }

    private LiteralEvaluator.Result evaluated(
            Revision revision,
            PythonSource source,
            List<PythonStatement> statements,
            Direction direction,
            Map<String, Object> arguments,
            PythonRuntime.Surroundings surroundings) {
        return evaluator(surroundings.imports())
                .evaluate(
                        new LiteralEvaluator.Subject(
                                revision.path(),
                                statements,
                                direction,
                                new DirectiveContext(surroundings.metadata()),
                                arguments,
                                offline,
                                surroundings.variables(),
                                use != PythonUse.NEVER),
                        reason -> inPython(revision, source, reason));
    }

    /** Not while env.py runs in Python, which would have to be asked what it did to the modules. */
    @Override
    public boolean loadsApart() {
        return runtime.bridge().host() == null;
    }

    @Override
    public boolean namesByConvention() {
        return runtime.bridge().namesByConvention();
    }

    /**
     * Whether one way of a revision runs without Python, and what the first thing is that doesn't; nothing is started.
     *
     * @throws AludelException where the file is no Python
     */
    public Verdict examine(Revision revision, Direction direction) {
        PythonSource source = PythonSource.read(revision.path());
        return evaluator(runtime.importPath())
                .evaluate(
                        new LiteralEvaluator.Subject(
                                revision.path(),
                                statements(source),
                                direction,
                                DirectiveContext.plain(),
                                Map.of(),
                                false,
                                System.getenv(),
                                false),
                        reason -> inPython(revision, source, reason))
                .verdict();
    }

    private static List<PythonStatement> statements(PythonSource source) {
        return PlainModule.read(source.text()).orElseGet(() -> TreeReader.read(source.statements()));
    }

    private LiteralEvaluator evaluator(ImportPath path) {
        LiteralEvaluator known = evaluator;
        if (known == null || !known.path().equals(path)) {
            known = new LiteralEvaluator(path, mapped(), runtime.loggerLevels());
            evaluator = known;
        }
        return known;
    }

    /** What the configuration says of names; what is no expression is Python's to refuse. */
    private Map<String, PythonExpression> mapped() {
        Map<String, PythonExpression> expressions = new LinkedHashMap<>();
        runtime.application().types().forEach((name, mapping) -> expressions.put(name, expression(mapping)));
        return expressions;
    }

    private static PythonExpression expression(Application.Mapping mapping) {
        try {
            List<PythonStatement> statements =
                    TreeReader.read(PythonSource.of(mapping.location().file(), mapping.expression())
                            .statements());
            if (statements.size() == 1 && statements.getFirst() instanceof PythonStatement.Evaluate alone) {
                return alone.expression();
            }
        } catch (AludelException malformed) {
            // Python says what is wrong with it, to the revision that uses it
        }
        return new PythonExpression.Foreign(1, "no expression");
    }

    private static AludelException refusal(Revision revision, Verdict verdict) {
        return new AludelException(
                Problem.of("needs-python", "Revision " + revision.id() + " needs Python, which must not run here")
                        .at(verdict.location())
                        .because("because of " + verdict.construct())
                        .remedy("Let Python run: --python=auto.")
                        .remedy("Or write it with op.* over plain values."));
    }
}
