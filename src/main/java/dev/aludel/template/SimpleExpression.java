package dev.aludel.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Python expressions that stock templates are made of, evaluated without Python: names, plain strings, {@code None},
 * {@code x if c else y}, {@code or}, {@code and}, {@code not}, {@code ==}, {@code !=}, {@code repr(x)}, {@code str(x)}
 * and {@code "sep".join(x)}. Anything else is left to Python; so is a name that the template's variables don't have.
 */
sealed interface SimpleExpression {

    /** What it is worth with these variables. */
    @Nullable
    Object evaluate(Map<String, @Nullable Object> variables);

    /** A variable. One that was not given is Mako's UNDEFINED: false, and an error when written. */
    record Name(String name) implements SimpleExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> variables) {
            return variables.containsKey(name) ? variables.get(name) : Undefined.of(name);
        }
    }

    /** A string or {@code None}. */
    record Literal(@Nullable Object value) implements SimpleExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> variables) {
            return value;
        }
    }

    /** {@code then if condition else otherwise}. */
    record Conditional(SimpleExpression then, SimpleExpression condition, SimpleExpression otherwise)
            implements SimpleExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> variables) {
            return (truth(condition, variables) ? then : otherwise).evaluate(variables);
        }
    }

    /** {@code left or right}, {@code left and right}. */
    record Either(SimpleExpression left, SimpleExpression right, boolean or) implements SimpleExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> variables) {
            return truth(left, variables) == or ? left.evaluate(variables) : right.evaluate(variables);
        }
    }

    /** {@code not operand}. */
    record Not(SimpleExpression operand) implements SimpleExpression {
        @Override
        public Object evaluate(Map<String, @Nullable Object> variables) {
            return !truth(operand, variables);
        }
    }

    /** {@code left == right}, {@code left != right}. */
    record Equal(SimpleExpression left, SimpleExpression right, boolean equal) implements SimpleExpression {
        @Override
        public Object evaluate(Map<String, @Nullable Object> variables) {
            return Objects.equals(left.evaluate(variables), right.evaluate(variables)) == equal;
        }
    }

    /** {@code repr(operand)}, {@code str(operand)}. */
    record Written(SimpleExpression operand, boolean repr) implements SimpleExpression {
        @Override
        public Object evaluate(Map<String, @Nullable Object> variables) {
            Object value = Undefined.refuse(operand.evaluate(variables));
            return repr ? PythonText.repr(value) : PythonText.str(value);
        }
    }

    /** {@code "separator".join(operand)}; a string is joined by its characters, as in Python. */
    record Join(SimpleExpression separator, SimpleExpression operand) implements SimpleExpression {
        @Override
        public Object evaluate(Map<String, @Nullable Object> variables) {
            String glue = PythonText.str(separator.evaluate(variables));
            return switch (Undefined.refuse(operand.evaluate(variables))) {
                case Tuple(List<?> items) -> items.stream().map(PythonText::str).collect(Collectors.joining(glue));
                case List<?> items -> items.stream().map(PythonText::str).collect(Collectors.joining(glue));
                case String text ->
                    text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(glue));
                case null, default -> throw Undefined.failure("can only join an iterable");
            };
        }
    }

    private static boolean truth(SimpleExpression expression, Map<String, @Nullable Object> variables) {
        Object value = expression.evaluate(variables);
        return !(value instanceof Undefined) && PythonText.truth(value);
    }

    /** The expression, or empty where it is more than this evaluator covers. */
    static Optional<SimpleExpression> parse(String code, Predicate<String> knownName) {
        Reader reader = new Reader(code, knownName);
        Optional<SimpleExpression> parsed = Optional.ofNullable(reader.conditional());
        return reader.atEnd() ? parsed : Optional.empty();
    }

    /** Reads one expression by recursive descent; null means that it is not covered. */
    final class Reader {
        private static final Pattern TOKEN =
                Pattern.compile("\\s*([A-Za-z_]\\w*|\"[^\"\\\\\\n]*\"|'[^'\\\\\\n]*'|==|!=|\\S)");

        private final List<String> tokens = new ArrayList<>();
        private final Predicate<String> knownName;
        private int next;

        Reader(String code, Predicate<String> knownName) {
            this.knownName = knownName;
            Matcher matcher = TOKEN.matcher(code);
            while (matcher.find()) {
                tokens.add(matcher.group(1));
            }
        }

        boolean atEnd() {
            return next == tokens.size();
        }

        private boolean take(String token) {
            boolean here = !atEnd() && tokens.get(next).equals(token);
            next += here ? 1 : 0;
            return here;
        }

        @Nullable
        SimpleExpression conditional() {
            SimpleExpression then = either();
            if (then == null || !take("if")) {
                return then;
            }
            SimpleExpression condition = either();
            SimpleExpression otherwise = take("else") ? conditional() : null;
            return condition == null || otherwise == null ? null : new Conditional(then, condition, otherwise);
        }

        private @Nullable SimpleExpression either() {
            SimpleExpression left = both();
            while (left != null && take("or")) {
                SimpleExpression right = both();
                left = right == null ? null : new Either(left, right, true);
            }
            return left;
        }

        private @Nullable SimpleExpression both() {
            SimpleExpression left = not();
            while (left != null && take("and")) {
                SimpleExpression right = not();
                left = right == null ? null : new Either(left, right, false);
            }
            return left;
        }

        private @Nullable SimpleExpression not() {
            if (take("not")) {
                SimpleExpression operand = not();
                return operand == null ? null : new Not(operand);
            }
            SimpleExpression left = primary();
            boolean equal = take("==");
            if (left == null || !(equal || take("!="))) {
                return left;
            }
            SimpleExpression right = primary();
            return right == null ? null : new Equal(left, right, equal);
        }

        private @Nullable SimpleExpression primary() {
            if (atEnd()) {
                return null;
            }
            String token = tokens.get(next++);
            char first = token.charAt(0);
            if (first == '"' || first == '\'') {
                return token.length() < 2 ? null : joined(new Literal(token.substring(1, token.length() - 1)));
            }
            if (token.equals("(")) {
                SimpleExpression inner = conditional();
                return take(")") ? inner : null;
            }
            return switch (token) {
                case "None" -> new Literal(null);
                case "True" -> new Literal(true);
                case "False" -> new Literal(false);
                case "repr", "str" -> {
                    SimpleExpression operand = argument();
                    yield operand == null ? null : new Written(operand, token.equals("repr"));
                }
                default -> knownName.test(token) ? new Name(token) : null;
            };
        }

        private @Nullable SimpleExpression joined(SimpleExpression separator) {
            if (!take(".")) {
                return separator;
            }
            SimpleExpression operand = take("join") ? argument() : null;
            return operand == null ? null : new Join(separator, operand);
        }

        private @Nullable SimpleExpression argument() {
            SimpleExpression operand = take("(") ? conditional() : null;
            return operand != null && take(")") ? operand : null;
        }
    }
}
