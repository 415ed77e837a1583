package dev.aludel.script.python;

import dev.aludel.script.literal.PythonExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what operators stand between: names, constants, displays, comprehensions, attributes, items and calls. */
final class PlainOperands {
    private final PlainText text;
    private final PlainExpressions expressions;
    private final PlainStrings strings;

    PlainOperands(PlainText text, PlainExpressions expressions) {
        this.text = text;
        this.expressions = expressions;
        this.strings = new PlainStrings(text, expressions);
    }

    /** The operand that begins here, with its attributes, items and calls; goes over the blanks behind it. */
    PythonExpression primary() {
        int line = text.line();
        PythonExpression owner = atom(line);
        text.blanks();
        while (true) {
            switch (text.peek()) {
                case '.' -> {
                    text.skip(1);
                    owner = new PythonExpression.Attribute(line, owner, text.name());
                }
                case '(' -> owner = call(line, owner);
                case '[' -> owner = item(line, owner);
                default -> {
                    return owner;
                }
            }
        }
    }

    private PythonExpression atom(int line) {
        if (text.prefix() >= 0) {
            return strings.strings(line);
        }
        if (text.atName()) {
            return named(line);
        }
        if (text.atNumber()) {
            return new PythonExpression.Constant(line, text.number());
        }
        return switch (text.peek()) {
            case '(' -> group(line);
            case '[' -> list(line);
            case '{' -> dictionaryOrSet(line);
            case '.' -> ellipsis(line);
            default -> throw NotPlain.INSTANCE;
        };
    }

    private PythonExpression ellipsis(int line) {
        text.expect('.');
        text.expect('.');
        text.expect('.');
        return new PythonExpression.Foreign(line, "an ellipsis");
    }

    /** A name, or one of the constants that have one. */
    private PythonExpression named(int line) {
        String word = text.word();
        return switch (word) {
            case "None" -> new PythonExpression.Constant(line, null);
            case "True" -> new PythonExpression.Constant(line, true);
            case "False" -> new PythonExpression.Constant(line, false);
            default -> {
                // a quote right behind is that of a string with a prefix
                if (text.prefix() == 0 || PlainText.isKeyword(word)) {
                    throw NotPlain.INSTANCE;
                }
                yield new PythonExpression.Name(line, word);
            }
        };
    }

    /** A tuple, a generator, or an expression in parentheses, which is that expression. */
    private PythonExpression group(int line) {
        char closing = text.open();
        if (text.close(closing)) {
            return new PythonExpression.TupleOf(line, List.of());
        }
        PythonExpression first = expressions.element();
        if (text.word("for")) {
            return comprehension(line, PythonExpression.Made.ITERATOR, first, closing);
        }
        if (text.close(closing)) {
            return PlainExpressions.alone(first);
        }
        return new PythonExpression.TupleOf(line, elements(first, closing));
    }

    private PythonExpression list(int line) {
        char closing = text.open();
        if (text.close(closing)) {
            return new PythonExpression.ListOf(line, List.of());
        }
        PythonExpression first = expressions.element();
        return text.word("for")
                ? comprehension(line, PythonExpression.Made.LIST, first, closing)
                : new PythonExpression.ListOf(line, elements(first, closing));
    }

    /** The first element and what stands behind it between commas, up to the closing bracket. */
    private List<PythonExpression> elements(PythonExpression first, char closing) {
        List<PythonExpression> elements = new ArrayList<>();
        elements.add(first);
        separator(closing);
        while (!text.close(closing)) {
            elements.add(expressions.element());
            separator(closing);
        }
        return elements;
    }

    /** A comma, or else the end of the brackets. */
    private void separator(char closing) {
        if (text.take(',')) {
            text.blanks();
        } else if (text.peek() != closing) {
            throw NotPlain.INSTANCE;
        }
    }

    private PythonExpression dictionaryOrSet(int line) {
        char closing = text.open();
        if (text.close(closing)) {
            return new PythonExpression.DictionaryOf(line, List.of(), List.of());
        }
        boolean spread = text.peek() == '*' && text.peek(1) == '*';
        PythonExpression first = spread ? null : expressions.element();
        if (first == null || text.peek() == ':' && !(first instanceof PythonExpression.Starred)) {
            return dictionary(line, first, closing);
        }
        return text.word("for")
                ? comprehension(line, PythonExpression.Made.SET, first, closing)
                : new PythonExpression.SetOf(line, elements(first, closing));
    }

    private PythonExpression dictionary(int line, @Nullable PythonExpression first, char closing) {
        List<@Nullable PythonExpression> keys = new ArrayList<>();
        List<PythonExpression> values = new ArrayList<>();
        PythonExpression key = first;
        do {
            keys.add(key);
            if (key == null) {
                text.skip(2);
                values.add(expressions.union());
            } else {
                text.expect(':');
                text.blanks();
                values.add(expressions.expression());
            }
            if (key != null && keys.size() == 1 && text.word("for")) {
                PythonExpression pair = new PythonExpression.TupleOf(line, List.of(key, values.getFirst()));
                return comprehension(line, PythonExpression.Made.DICTIONARY, pair, closing);
            }
            separator(closing);
            if (text.close(closing)) {
                return new PythonExpression.DictionaryOf(line, keys, values);
            }
            key = text.peek() == '*' && text.peek(1) == '*' ? null : expressions.expression();
        } while (true);
    }

    /** What follows the element of a comprehension, up to the closing bracket. */
    private PythonExpression comprehension(
            int line, PythonExpression.Made made, PythonExpression element, char closing) {
        PlainExpressions.alone(element);
        List<PythonExpression.Generator> generators = new ArrayList<>();
        while (text.take("for")) {
            PythonExpression target = expressions.targets(new HashSet<>());
            text.expect("in");
            PythonExpression iterable = expressions.disjunction();
            List<PythonExpression> conditions = new ArrayList<>();
            while (text.take("if")) {
                conditions.add(expressions.disjunction());
            }
            generators.add(new PythonExpression.Generator(target, iterable, conditions));
        }
        if (!text.close(closing)) {
            throw NotPlain.INSTANCE;
        }
        return new PythonExpression.Comprehension(line, made, element, generators);
    }

    /** The arguments of a call, or of a class, from their opening bracket on. */
    PythonExpression.Call call(int line, PythonExpression function) {
        int begin = text.line();
        char closing = text.open();
        List<PythonExpression> arguments = new ArrayList<>();
        List<PythonExpression.Keyword> keywords = new ArrayList<>();
        boolean spread = false;
        while (!text.close(closing)) {
            if (text.peek() == '*') {
                boolean twice = text.peek(1) == '*';
                if (spread && !twice) {
                    throw NotPlain.INSTANCE;
                }
                int star = text.line();
                text.skip(twice ? 2 : 1);
                PythonExpression value = expressions.expression();
                if (twice) {
                    keywords.add(new PythonExpression.Keyword(null, value));
                } else {
                    arguments.add(new PythonExpression.Starred(star, value));
                }
                spread |= twice;
            } else if (text.atKeywordArgument()) {
                String name = text.name();
                text.expect('=');
                text.blanks();
                keywords.add(new PythonExpression.Keyword(name, expressions.expression()));
            } else if (keywords.isEmpty()) {
                PythonExpression argument = expressions.expression();
                if (arguments.isEmpty() && text.word("for")) {
                    // a generator alone needs no brackets of its own
                    arguments.add(comprehension(begin, PythonExpression.Made.ITERATOR, argument, closing));
                    break;
                }
                arguments.add(argument);
            } else {
                throw NotPlain.INSTANCE;
            }
            separator(closing);
        }
        text.blanks();
        return new PythonExpression.Call(line, function, arguments, keywords);
    }

    /** {@code owner[index]}; several indexes are a tuple. */
    private PythonExpression item(int line, PythonExpression owner) {
        char closing = text.open();
        int begin = text.line();
        PythonExpression index = index();
        if (!text.close(closing)) {
            List<PythonExpression> several = new ArrayList<>();
            several.add(index);
            separator(closing);
            while (!text.close(closing)) {
                several.add(index());
                separator(closing);
            }
            index = new PythonExpression.TupleOf(begin, several);
        }
        text.blanks();
        return new PythonExpression.Item(line, owner, index);
    }

    /** An index, or {@code from:to:step}. */
    private PythonExpression index() {
        int line = text.line();
        PythonExpression from = text.peek() == ':' ? null : expressions.expression();
        if (!text.take(':')) {
            return Objects.requireNonNull(from);
        }
        text.blanks();
        PythonExpression to = endsBound() ? null : expressions.expression();
        if (text.take(':')) {
            text.blanks();
            if (!endsBound()) {
                expressions.expression();
                return new PythonExpression.Foreign(line, "a slice with a step");
            }
        }
        return new PythonExpression.Slice(line, from, to);
    }

    private boolean endsBound() {
        return ":,]".indexOf(text.peek()) >= 0;
    }
}
