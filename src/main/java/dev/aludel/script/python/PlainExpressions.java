package dev.aludel.script.python;

import dev.aludel.script.literal.PythonExpression;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the expressions of which a revision's directives are made: names, constants, attributes, items, calls, tuples,
 * lists, dictionaries, and operators of arithmetic. A node's line is that of the first character of its text, brackets
 * around it included where it goes on behind them, as the parser has it.
 */
final class PlainExpressions {
    private final PlainText text;

    PlainExpressions(PlainText text) {
        this.text = text;
    }

    /** The expression that begins here; goes over the blanks behind it. */
    PythonExpression expression() {
        int line = text.line();
        PythonExpression left = factor();
        char first = text.peek();
        if (!isOperator(first)) {
            return left;
        }
        // one level of precedence: where two levels meet, the parser knows what binds stronger
        boolean sum = first == '+' || first == '-';
        while (isOperator(text.peek())) {
            char operator = text.peek();
            if ((operator == '+' || operator == '-') != sum || !sum && operator != first) {
                throw NotPlain.INSTANCE;
            }
            text.expect(operator);
            text.blanks();
            left = new PythonExpression.Binary(line, left, special(operator), factor());
        }
        return left;
    }

    private static boolean isOperator(char c) {
        return switch (c) {
            case '+', '-', '*', '/', '%', '|' -> true;
            default -> false;
        };
    }

    private static String special(char operator) {
        return switch (operator) {
            case '+' -> "add";
            case '-' -> "sub";
            case '*' -> "mul";
            case '/' -> "truediv";
            case '%' -> "mod";
            default -> "or";
        };
    }

    private PythonExpression factor() {
        int line = text.line();
        if (text.take('-')) {
            text.blanks();
            return new PythonExpression.Unary(line, "neg", factor());
        }
        PythonExpression owner = atom(line);
        text.blanks();
        while (true) {
            switch (text.peek()) {
                case '.' -> {
                    text.expect('.');
                    text.blanks();
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
        if (text.atPrefixedString()) {
            return strings(line);
        }
        if (text.atName()) {
            return named(line);
        }
        if (text.atNumber()) {
            return new PythonExpression.Constant(line, text.number());
        }
        return switch (text.peek()) {
            case '(' -> group(line);
            case '[' -> new PythonExpression.ListOf(line, elements(text.open()));
            case '{' -> dictionary(line);
            default -> throw NotPlain.INSTANCE;
        };
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
                if (text.atString() || PlainText.isKeyword(word)) {
                    throw NotPlain.INSTANCE;
                }
                yield new PythonExpression.Name(line, word);
            }
        };
    }

    /** Strings one after another are one. */
    private PythonExpression strings(int line) {
        String value = text.string();
        text.blanks();
        while (text.atPrefixedString()) {
            value += text.string();
            text.blanks();
        }
        return new PythonExpression.Constant(line, value);
    }

    /** A tuple, or an expression in parentheses, which is that expression. */
    private PythonExpression group(int line) {
        char closing = text.open();
        if (text.close(closing)) {
            return new PythonExpression.TupleOf(line, List.of());
        }
        PythonExpression first = expression();
        if (text.close(closing)) {
            return first;
        }
        text.expect(',');
        text.blanks();
        List<PythonExpression> elements = new ArrayList<>();
        elements.add(first);
        elements.addAll(elements(closing));
        return new PythonExpression.TupleOf(line, elements);
    }

    /** What stands between commas up to the closing bracket. */
    private List<PythonExpression> elements(char closing) {
        List<PythonExpression> elements = new ArrayList<>();
        while (!text.close(closing)) {
            elements.add(expression());
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

    private PythonExpression dictionary(int line) {
        char closing = text.open();
        List<PythonExpression> keys = new ArrayList<>();
        List<PythonExpression> values = new ArrayList<>();
        while (!text.close(closing)) {
            keys.add(expression());
            text.expect(':');
            text.blanks();
            values.add(expression());
            separator(closing);
        }
        return new PythonExpression.DictionaryOf(line, List.copyOf(keys), values);
    }

    private PythonExpression call(int line, PythonExpression function) {
        char closing = text.open();
        List<PythonExpression> arguments = new ArrayList<>();
        List<PythonExpression.Keyword> keywords = new ArrayList<>();
        while (!text.close(closing)) {
            if (text.atKeywordArgument()) {
                String name = text.name();
                text.expect('=');
                text.blanks();
                keywords.add(new PythonExpression.Keyword(name, expression()));
            } else if (keywords.isEmpty()) {
                arguments.add(expression());
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
        PythonExpression index = expression();
        if (!text.close(closing)) {
            text.expect(',');
            text.blanks();
            List<PythonExpression> several = new ArrayList<>();
            several.add(index);
            several.addAll(elements(closing));
            index = new PythonExpression.TupleOf(begin, several);
        }
        text.blanks();
        return new PythonExpression.Item(line, owner, index);
    }
}
