package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.BoolOpTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import dev.aludel.script.literal.PythonExpression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies the expressions of the parser's tree, and keeps what they and the statements around say of the function that they
 * stand in: which names it assigns, and whether it yields.
 */
final class TreeExpressions {
    private Scope scope = new Scope();

    /** What is known of the function around so far. */
    private static final class Scope {
        private final Set<String> assigned = new LinkedHashSet<>();
        private boolean yields;
    }

    /**
     * What was found in a function or class.
     *
     * @param assigned the names that it assigns
     * @param yields whether it yields
     */
    record Inside(List<String> assigned, boolean yields) {}

    /** Reads what stands in a function or class. */
    Inside within(Runnable body) {
        Scope outer = scope;
        scope = new Scope();
        body.run();
        Inside inside = new Inside(List.copyOf(scope.assigned), scope.yields);
        scope = outer;
        return inside;
    }

    /** Notes that the function around assigns the name. */
    void assign(String name) {
        scope.assigned.add(name);
    }

    List<PythonExpression> targets(ExprTy[] targets) {
        List<PythonExpression> read = new ArrayList<>(targets.length);
        for (ExprTy target : targets) {
            read.add(target(target));
        }
        return read;
    }

    /** What is assigned to; the names in it belong to the function from its first line on. */
    PythonExpression target(ExprTy target) {
        PythonExpression read = expression(target);
        claim(read);
        return read;
    }

    private void claim(PythonExpression target) {
        switch (target) {
            case PythonExpression.Name name -> assign(name.name());
            case PythonExpression.TupleOf tuple -> tuple.elements().forEach(this::claim);
            case PythonExpression.ListOf list -> list.elements().forEach(this::claim);
            case PythonExpression.Starred starred -> claim(starred.value());
            default -> {}
        }
    }

    PythonExpression expression(ExprTy expression) {
        int line = line(expression);
        return switch (expression) {
            case ExprTy.Name name -> new PythonExpression.Name(line, name.id);
            case ExprTy.Constant constant -> constant(line, constant.value);
            case ExprTy.Attribute attribute ->
                new PythonExpression.Attribute(line, expression(attribute.value), attribute.attr);
            case ExprTy.Subscript item ->
                new PythonExpression.Item(line, expression(item.value), expression(item.slice));
            case ExprTy.Call call ->
                new PythonExpression.Call(line, expression(call.func), expressions(call.args), keywords(call.keywords));
            case ExprTy.Starred starred -> new PythonExpression.Starred(line, expression(starred.value));
            case ExprTy.Tuple tuple -> new PythonExpression.TupleOf(line, expressions(tuple.elements));
            case ExprTy.List list -> new PythonExpression.ListOf(line, expressions(list.elements));
            case ExprTy.Dict dict -> dictionary(line, dict);
            case ExprTy.JoinedStr text -> new PythonExpression.Formatted(line, expressions(text.values));
            case ExprTy.FormattedValue value ->
                new PythonExpression.Replacement(
                        line,
                        expression(value.value),
                        value.conversion == -1 ? null : Character.toString(value.conversion),
                        value.formatSpec == null ? null : expression(value.formatSpec));
            case ExprTy.BinOp binary ->
                new PythonExpression.Binary(
                        line, expression(binary.left), operator(binary.op), expression(binary.right));
            case ExprTy.UnaryOp unary ->
                new PythonExpression.Unary(
                        line,
                        switch (unary.op) {
                            case Invert -> "invert";
                            case Not -> "not";
                            case UAdd -> "pos";
                            case USub -> "neg";
                        },
                        expression(unary.operand));
            case ExprTy.Compare compare -> comparison(line, compare);
            case ExprTy.BoolOp logical ->
                new PythonExpression.Logical(line, logical.op == BoolOpTy.And, expressions(logical.values));
            case ExprTy.IfExp choice ->
                new PythonExpression.Conditional(
                        line, expression(choice.test), expression(choice.body), expression(choice.orElse));
            case ExprTy.Slice slice
            when slice.step == null ->
                new PythonExpression.Slice(
                        line,
                        slice.lower == null ? null : expression(slice.lower),
                        slice.upper == null ? null : expression(slice.upper));
            case ExprTy.Set set -> new PythonExpression.SetOf(line, expressions(set.elements));
            case ExprTy.ListComp list ->
                comprehension(line, PythonExpression.Made.LIST, expression(list.element), list.generators);
            case ExprTy.SetComp set ->
                comprehension(line, PythonExpression.Made.SET, expression(set.element), set.generators);
            case ExprTy.DictComp dict ->
                comprehension(
                        line,
                        PythonExpression.Made.DICTIONARY,
                        new PythonExpression.TupleOf(line, List.of(expression(dict.key), expression(dict.value))),
                        dict.generators);
            case ExprTy.GeneratorExp generator ->
                comprehension(
                        line, PythonExpression.Made.ITERATOR, expression(generator.element), generator.generators);
            default -> foreign(line, expression);
        };
    }

    private PythonExpression foreign(int line, ExprTy expression) {
        return new PythonExpression.Foreign(
                line,
                switch (expression) {
                    case ExprTy.Lambda lambda -> "a lambda";
                    case ExprTy.Slice slice -> "a slice with a step";
                    case ExprTy.NamedExpr named -> {
                        claim(expression(named.target));
                        yield "an assignment expression";
                    }
                    case ExprTy.Yield given -> {
                        scope.yields = true;
                        yield "a yield";
                    }
                    case ExprTy.YieldFrom given -> {
                        scope.yields = true;
                        yield "a yield";
                    }
                    default -> "an await";
                });
    }

    private static PythonExpression constant(int line, ConstantValue value) {
        return switch (value.kind) {
            case NONE -> new PythonExpression.Constant(line, null);
            case BOOLEAN -> new PythonExpression.Constant(line, value.getBoolean());
            case LONG -> new PythonExpression.Constant(line, value.getLong());
            case BIGINTEGER -> new PythonExpression.Constant(line, value.getBigInteger());
            case DOUBLE -> new PythonExpression.Constant(line, value.getDouble());
            case CODEPOINTS ->
                new PythonExpression.Constant(line, value.getCodePoints().toJavaString());
            case BYTES -> new PythonExpression.Foreign(line, "a bytes literal");
            case ELLIPSIS -> new PythonExpression.Foreign(line, "an ellipsis");
            case COMPLEX -> new PythonExpression.Foreign(line, "a complex number");
            case TUPLE, FROZENSET -> new PythonExpression.Foreign(line, "a folded constant");
        };
    }

    private PythonExpression dictionary(int line, ExprTy.Dict dict) {
        List<@Nullable PythonExpression> keys = new ArrayList<>();
        List<PythonExpression> values = new ArrayList<>();
        for (int i = 0; dict.values != null && i < dict.values.length; i++) {
            keys.add(dict.keys[i] == null ? null : expression(dict.keys[i]));
            values.add(expression(dict.values[i]));
        }
        return new PythonExpression.DictionaryOf(line, keys, values);
    }

    /** {@code a < b < c} is {@code a < b and b < c} where looking at b twice makes no difference. */
    private PythonExpression comparison(int line, ExprTy.Compare compare) {
        List<PythonExpression> parts = new ArrayList<>();
        PythonExpression left = expression(compare.left);
        for (int i = 0; i < compare.ops.length; i++) {
            PythonExpression right = expression(compare.comparators[i]);
            parts.add(new PythonExpression.Comparison(line, left, comparison(compare.ops[i]), right));
            boolean twice = i + 1 < compare.ops.length;
            if (twice && !(right instanceof PythonExpression.Name || right instanceof PythonExpression.Constant)) {
                return new PythonExpression.Foreign(line, "a chained comparison");
            }
            left = right;
        }
        return parts.size() == 1 ? parts.getFirst() : new PythonExpression.Logical(line, true, parts);
    }

    private PythonExpression comprehension(
            int line, PythonExpression.Made made, PythonExpression element, ComprehensionTy[] generators) {
        List<PythonExpression.Generator> read = new ArrayList<>();
        for (ComprehensionTy generator : generators) {
            if (generator.isAsync) {
                return new PythonExpression.Foreign(line, "an asynchronous comprehension");
            }
            read.add(new PythonExpression.Generator(
                    expression(generator.target), expression(generator.iter), expressions(generator.ifs)));
        }
        return new PythonExpression.Comprehension(line, made, element, read);
    }

    List<PythonExpression> expressions(ExprTy @Nullable [] expressions) {
        List<PythonExpression> read = new ArrayList<>(expressions == null ? 0 : expressions.length);
        for (ExprTy expression : expressions == null ? new ExprTy[0] : expressions) {
            read.add(expression(expression));
        }
        return read;
    }

    private List<PythonExpression.Keyword> keywords(KeywordTy @Nullable [] keywords) {
        List<PythonExpression.Keyword> read = new ArrayList<>(keywords == null ? 0 : keywords.length);
        for (KeywordTy keyword : keywords == null ? new KeywordTy[0] : keywords) {
            read.add(new PythonExpression.Keyword(keyword.arg, expression(keyword.value)));
        }
        return read;
    }

    static String operator(OperatorTy operator) {
        return switch (operator) {
            case Add -> "add";
            case Sub -> "sub";
            case Mult -> "mul";
            case MatMult -> "matmul";
            case Div -> "truediv";
            case Mod -> "mod";
            case Pow -> "pow";
            case LShift -> "lshift";
            case RShift -> "rshift";
            case BitOr -> "or";
            case BitXor -> "xor";
            case BitAnd -> "and";
            case FloorDiv -> "floordiv";
        };
    }

    private static String comparison(CmpOpTy operator) {
        return switch (operator) {
            case Eq -> "eq";
            case NotEq -> "ne";
            case Lt -> "lt";
            case LtE -> "le";
            case Gt -> "gt";
            case GtE -> "ge";
            case Is -> "is";
            case IsNot -> "is not";
            case In -> "in";
            case NotIn -> "not in";
        };
    }

    static boolean empty(Object @Nullable [] array) {
        return array == null || array.length == 0;
    }

    static int line(SSTNode node) {
        return node.getSourceRange().startLine;
    }
}
