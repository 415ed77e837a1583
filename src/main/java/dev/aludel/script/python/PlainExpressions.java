package dev.aludel.script.python;

import dev.aludel.script.literal.PythonExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions down to the operands of their operators, which {@link PlainOperands} reads. A node's line is that of
 * the first character of its text, brackets around it included where it goes on behind them, as the parser has it.
 */
final class PlainExpressions {
    /** How far expressions go into one another before the parser must say. */
    private static final int DEEPEST = 100;

    private final PlainText text;
    private final PlainOperands operands;
    private int depth;

    /** The operand that has been read already, and its line. */
    private @Nullable PythonExpression read;

    private int readLine;

    /** In how many brackets the field of a formatted string is read, whose colon is no lambda's; 0 outside of one. */
    private int field;

    PlainExpressions(PlainText text) {
        this.text = text;
        this.operands = new PlainOperands(text, this);
    }

    /** An expression or a tuple without parentheses, as on the right of {@code =}. */
    PythonExpression list() {
        int line = text.line();
        PythonExpression first = element();
        if (text.peek() != ',') {
            return alone(first);
        }
        List<PythonExpression> elements = new ArrayList<>();
        elements.add(first);
        while (text.take(',')) {
            text.blanks();
            if ("\n#;=:!}".indexOf(text.peek()) >= 0) {
                break;
            }
            elements.add(element());
        }
        return new PythonExpression.TupleOf(line, elements);
    }

    /** What is assigned to in {@code with … as}. */
    PythonExpression target(Set<String> names) {
        PythonExpression target = operands.primary();
        claim(target, names);
        return target;
    }

    /** What is assigned to in {@code for … in}: a target, or a tuple of them without parentheses. */
    PythonExpression targets(Set<String> names) {
        int line = text.line();
        PythonExpression target = starredTarget();
        if (text.peek() == ',') {
            List<PythonExpression> several = new ArrayList<>();
            several.add(target);
            while (text.take(',')) {
                text.blanks();
                if (text.word("in")) {
                    break;
                }
                several.add(starredTarget());
            }
            target = new PythonExpression.TupleOf(line, several);
        }
        claim(alone(target), names);
        return target;
    }

    private PythonExpression starredTarget() {
        int line = text.line();
        if (!text.take('*')) {
            return operands.primary();
        }
        text.blanks();
        return new PythonExpression.Starred(line, operands.primary());
    }

    /** Finds out whether this can be assigned to; adds the names in it, as far as {@link TreeReader} sees them. */
    static void claim(PythonExpression target, Set<String> names) {
        // no switch over types: the first one costs more than all that is read here
        if (target instanceof PythonExpression.Name name) {
            names.add(name.name());
        } else if (target instanceof PythonExpression.TupleOf tuple) {
            claim(tuple.elements(), names);
        } else if (target instanceof PythonExpression.ListOf list) {
            claim(list.elements(), names);
        } else if (target instanceof PythonExpression.Starred starred) {
            claim(starred.value(), names);
        } else if (!(target instanceof PythonExpression.Attribute || target instanceof PythonExpression.Item)) {
            throw NotPlain.INSTANCE;
        }
    }

    private static void claim(List<PythonExpression> targets, Set<String> names) {
        for (PythonExpression target : targets) {
            claim(target, names);
        }
    }

    /** Not a starred expression, which must stand among others. */
    static PythonExpression alone(PythonExpression expression) {
        if (expression instanceof PythonExpression.Starred) {
            throw NotPlain.INSTANCE;
        }
        return expression;
    }

    /** An element of a list, set or tuple: an expression, or a starred one. */
    PythonExpression element() {
        if (text.peek() != '*') {
            return expression();
        }
        int line = text.line();
        text.expect('*');
        text.blanks();
        return new PythonExpression.Starred(line, union());
    }

    /** What is put into a formatted string: a list in which no lambda stands without parentheses. */
    PythonExpression replaced() {
        int outer = field;
        field = text.brackets();
        PythonExpression value = list();
        field = outer;
        return value;
    }

    /** The expression that begins here; goes over the blanks behind it. */
    PythonExpression expression() {
        int line = text.line();
        PythonExpression operand = operand();
        if (operand != null) {
            return operand;
        }
        if (read == null && text.take("lambda")) {
            return lambda(line);
        }
        PythonExpression then = disjunction();
        if (!text.take("if")) {
            return then;
        }
        PythonExpression test = disjunction();
        text.expect("else");
        deeper();
        PythonExpression otherwise = expression();
        depth--;
        return new PythonExpression.Conditional(line, test, then, otherwise);
    }

    /**
     * An operand without operators, as nearly all expressions are. Null where it is none; if operators follow it, it is
     * kept for whoever reads the first operand.
     */
    private @Nullable PythonExpression operand() {
        char first = text.peek();
        if (first == 'l' || first == 'n' || first == '-' || first == '+' || first == '~') {
            return null;
        }
        int line = text.line();
        deeper();
        PythonExpression operand = operands.primary();
        depth--;
        if (text.endsOperand()) {
            return operand;
        }
        read = operand;
        readLine = line;
        return null;
    }

    /** The line of what is read next. */
    private int line() {
        return read == null ? text.line() : readLine;
    }

    /** A lambda is the evaluator's to refuse, so that it only matters where it ends. */
    private PythonExpression lambda(int line) {
        if (field > 0 && field == text.brackets()) {
            throw NotPlain.INSTANCE;
        }
        PlainSignature.of(text, this, ':', false);
        text.expect(':');
        text.blanks();
        deeper();
        expression();
        depth--;
        return new PythonExpression.Foreign(line, "a lambda");
    }

    /** An expression that is neither conditional nor a lambda. */
    PythonExpression disjunction() {
        int line = line();
        PythonExpression first = conjunction();
        if (!text.word("or")) {
            return first;
        }
        List<PythonExpression> several = new ArrayList<>();
        several.add(first);
        while (text.take("or")) {
            several.add(conjunction());
        }
        return new PythonExpression.Logical(line, false, several);
    }

    private PythonExpression conjunction() {
        int line = line();
        PythonExpression first = inversion();
        if (!text.word("and")) {
            return first;
        }
        List<PythonExpression> several = new ArrayList<>();
        several.add(first);
        while (text.take("and")) {
            several.add(inversion());
        }
        return new PythonExpression.Logical(line, true, several);
    }

    private PythonExpression inversion() {
        int line = line();
        if (read != null || !text.take("not")) {
            return comparison();
        }
        deeper();
        PythonExpression operand = inversion();
        depth--;
        return new PythonExpression.Unary(line, "not", operand);
    }

    private PythonExpression comparison() {
        int line = line();
        PythonExpression left = union();
        String operator = comparator();
        if (operator == null) {
            return left;
        }
        List<PythonExpression> parts = new ArrayList<>();
        boolean twice = false;
        while (operator != null) {
            PythonExpression right = union();
            parts.add(new PythonExpression.Comparison(line, left, operator, right));
            operator = comparator();
            twice |= operator != null
                    && !(right instanceof PythonExpression.Name || right instanceof PythonExpression.Constant);
            left = right;
        }
        if (twice) {
            return new PythonExpression.Foreign(line, "a chained comparison");
        }
        return parts.size() == 1 ? parts.getFirst() : new PythonExpression.Logical(line, true, parts);
    }

    /** Goes over what compares; null where nothing does. */
    private @Nullable String comparator() {
        boolean equal = text.peek(1) == '=';
        return switch (text.peek()) {
            case '=' -> equal ? symbol("eq", 2) : null;
            case '!' -> equal ? symbol("ne", 2) : null;
            case '<' -> equal ? symbol("le", 2) : text.peek(1) == '<' ? null : symbol("lt", 1);
            case '>' -> equal ? symbol("ge", 2) : text.peek(1) == '>' ? null : symbol("gt", 1);
            case 'i' -> text.take("in") ? "in" : text.take("is") ? text.take("not") ? "is not" : "is" : null;
            case 'n' -> {
                if (!text.take("not")) {
                    yield null;
                }
                text.expect("in");
                yield "not in";
            }
            default -> null;
        };
    }

    private String symbol(String operator, int length) {
        text.skip(length);
        return operator;
    }

    /** An expression of operators between operands. */
    PythonExpression union() {
        return binary(PlainOperator.LOWEST);
    }

    private PythonExpression binary(int lowest) {
        int line = line();
        PythonExpression left = factor();
        PlainOperator operator = PlainOperator.ahead(text);
        while (operator != null && operator.level() >= lowest) {
            text.skip(operator.length());
            left = new PythonExpression.Binary(line, left, operator.special(), binary(operator.level() + 1));
            operator = PlainOperator.ahead(text);
        }
        return left;
    }

    private PythonExpression factor() {
        int line = line();
        PythonExpression known = read;
        read = null;
        String sign = known != null ? null : sign();
        deeper();
        PythonExpression factor;
        if (sign != null) {
            text.skip(1);
            factor = new PythonExpression.Unary(line, sign, factor());
        } else {
            factor = known == null ? operands.primary() : known;
            if (text.peek() == '*' && PlainOperator.ahead(text) == PlainOperator.POWER) {
                text.skip(PlainOperator.POWER.length());
                factor = new PythonExpression.Binary(line, factor, PlainOperator.POWER.special(), factor());
            }
        }
        depth--;
        return factor;
    }

    private @Nullable String sign() {
        return switch (text.peek()) {
            case '-' -> "neg";
            case '+' -> "pos";
            case '~' -> "invert";
            default -> null;
        };
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw NotPlain.INSTANCE;
        }
    }

    /** The bases and keywords of a class, from the opening bracket on, as a call of the name would have them. */
    PythonExpression.Call bases(int line, String name) {
        return operands.call(line, new PythonExpression.Name(line, name));
    }
}
