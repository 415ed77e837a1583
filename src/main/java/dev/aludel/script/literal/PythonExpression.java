package dev.aludel.script.literal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of a Python file, as far as the evaluator may know what to do with it. Immutable. */
public sealed interface PythonExpression {

    /** The line it begins on, from 1. */
    int line();

    /** A name. */
    record Name(int line, String name) implements PythonExpression {}

    /**
     * A constant.
     *
     * @param value null for None, or a {@code Boolean}, {@code Long}, {@code BigInteger}, {@code Double} or {@code String}
     */
    record Constant(int line, @Nullable Object value) implements PythonExpression {}

    /** {@code owner.name}. */
    record Attribute(int line, PythonExpression owner, String name) implements PythonExpression {}

    /** {@code owner[index]}. */
    record Item(int line, PythonExpression owner, PythonExpression index) implements PythonExpression {}

    /** {@code from:to} where an index stands, without a step; what isn't given is null. */
    record Slice(
            int line,
            @Nullable PythonExpression from,
            @Nullable PythonExpression to) implements PythonExpression {}

    /** A call. */
    record Call(int line, PythonExpression function, List<PythonExpression> arguments, List<Keyword> keywords)
            implements PythonExpression {}

    /**
     * A named argument.
     *
     * @param name its name, or null for {@code **value}
     */
    record Keyword(@Nullable String name, PythonExpression value) {}

    /** {@code *value} among arguments or elements. */
    record Starred(int line, PythonExpression value) implements PythonExpression {}

    /** {@code (a, b)}. */
    record TupleOf(int line, List<PythonExpression> elements) implements PythonExpression {}

    /** {@code [a, b]}. */
    record ListOf(int line, List<PythonExpression> elements) implements PythonExpression {}

    /**
     * {@code {key: value}}.
     *
     * @param keys the keys; null where the value beside is spread: {@code **value}
     */
    record DictionaryOf(int line, List<@Nullable PythonExpression> keys, List<PythonExpression> values)
            implements PythonExpression {}

    /** An f-string: constants and what is put between them. */
    record Formatted(int line, List<PythonExpression> parts) implements PythonExpression {}

    /**
     * {@code {value!conversion:format}} in an f-string.
     *
     * @param conversion {@code s}, {@code r} or {@code a}, or null
     * @param format what stands after the colon, or null
     */
    record Replacement(
            int line,
            PythonExpression value,
            @Nullable String conversion,
            @Nullable PythonExpression format) implements PythonExpression {}

    /** Two operands with an operator between, written as Python's special method is named: {@code add}, {@code mod}. */
    record Binary(int line, PythonExpression left, String operator, PythonExpression right)
            implements PythonExpression {}

    /** An operator before its operand: {@code neg}, {@code pos}, {@code invert}, {@code not}. */
    record Unary(int line, String operator, PythonExpression operand) implements PythonExpression {}

    /** One comparison: {@code eq}, {@code ne}, {@code lt}, {@code le}, {@code gt}, {@code ge}, {@code in}, {@code is} … */
    record Comparison(int line, PythonExpression left, String operator, PythonExpression right)
            implements PythonExpression {}

    /** {@code a and b}, {@code a or b}. */
    record Logical(int line, boolean conjunction, List<PythonExpression> operands) implements PythonExpression {}

    /** {@code then if test else otherwise}. */
    record Conditional(int line, PythonExpression test, PythonExpression then, PythonExpression otherwise)
            implements PythonExpression {}

    /** {@code {a, b}}. */
    record SetOf(int line, List<PythonExpression> elements) implements PythonExpression {}

    /**
     * {@code [element for target in iterable if condition]} and what else has that form.
     *
     * @param element in a dict's a {@link TupleOf} of key and value
     * @param generators one for each {@code for}, the outer first
     */
    record Comprehension(int line, Made made, PythonExpression element, List<Generator> generators)
            implements PythonExpression {}

    /** What a comprehension makes. */
    enum Made {
        LIST,
        ITERATOR,
        SET,
        DICTIONARY
    }

    /** {@code for target in iterable if condition}. */
    record Generator(PythonExpression target, PythonExpression iterable, List<PythonExpression> conditions) {}

    /** What the evaluator leaves to Python, by the words for it: "a lambda". */
    record Foreign(int line, String construct) implements PythonExpression {}
}
