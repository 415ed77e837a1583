package dev.aludel.script.literal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a Python file, as far as the evaluator may know what to do with it. Immutable. */
public sealed interface PythonStatement {

    /** The line it begins on, from 1. */
    int line();

    /**
     * {@code a = b = value}.
     *
     * @param annotation what stands after the colon, or null
     */
    record Assign(
            int line,
            List<PythonExpression> targets,
            PythonExpression value,
            @Nullable PythonExpression annotation) implements PythonStatement {}

    /** {@code target += value}. */
    record Augment(int line, PythonExpression target, String operator, PythonExpression value)
            implements PythonStatement {}

    /** An expression alone. */
    record Evaluate(int line, PythonExpression expression) implements PythonStatement {}

    /** {@code import module}, {@code import module as name}. */
    record Import(int line, String module, @Nullable String as) implements PythonStatement {}

    /**
     * {@code from module import name as other}.
     *
     * @param module the module, empty in {@code from . import name}
     * @param level how many dots stand before it
     */
    record ImportFrom(
            int line,
            String module,
            int level,
            String name,
            @Nullable String as) implements PythonStatement {}

    /** {@code for target in iterable}. */
    record Loop(int line, PythonExpression target, PythonExpression iterable, List<PythonStatement> body)
            implements PythonStatement {}

    /** {@code while test}. */
    record While(int line, PythonExpression test, List<PythonStatement> body) implements PythonStatement {}

    /** {@code break}. */
    record Break(int line) implements PythonStatement {}

    /** {@code continue}. */
    record Continue(int line) implements PythonStatement {}

    /**
     * {@code with manager as target}.
     *
     * @param target what is bound, or null
     */
    record With(
            int line, PythonExpression manager, @Nullable PythonExpression target, List<PythonStatement> body)
            implements PythonStatement {}

    /** {@code if test: … else: …}. */
    record If(int line, PythonExpression test, List<PythonStatement> then, List<PythonStatement> otherwise)
            implements PythonStatement {}

    /**
     * {@code try: … except …: … else: … finally: …}. What handles a failure is Python's to run and isn't here.
     *
     * @param otherwise what follows the body where nothing failed
     * @param last what is done in any case
     */
    record Try(int line, List<PythonStatement> body, List<PythonStatement> otherwise, List<PythonStatement> last)
            implements PythonStatement {}

    /** {@code return value}. */
    record Return(int line, @Nullable PythonExpression value) implements PythonStatement {}

    /**
     * {@code raise exception}.
     *
     * @param exception the exception, or null where the one that is handled is raised again
     */
    record Raise(int line, @Nullable PythonExpression exception) implements PythonStatement {}

    /** {@code pass}. */
    record Pass(int line) implements PythonStatement {}

    /**
     * A function.
     *
     * @param parameters its parameters in order
     * @param annotations what is evaluated where it is defined: annotations of parameters and of the result
     * @param locals the names that the body assigns, which are its own from its first line on
     * @param plain whether it is neither decorated nor a coroutine, generator or of a signature beyond plain parameters
     */
    record Function(
            int line,
            String name,
            List<Parameter> parameters,
            List<PythonExpression> annotations,
            List<PythonStatement> body,
            List<String> locals,
            boolean plain)
            implements PythonStatement {}

    /** A parameter, with its default or null. */
    record Parameter(String name, @Nullable PythonExpression defaultValue) {}

    /** A class; its body is run where it is defined. */
    record ClassDefinition(
            int line, String name, List<PythonExpression> bases, List<PythonStatement> body, boolean plain)
            implements PythonStatement {}

    /** What the evaluator leaves to Python, by the words for it: "a try statement". */
    record Foreign(int line, String construct) implements PythonStatement {}
}
