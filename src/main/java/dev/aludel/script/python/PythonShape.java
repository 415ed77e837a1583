package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An expression written in one canonical way, so that it can be compared with a known one. */
final class PythonShape {

    /** What stands for any expression that has no shape; it equals no shape that anybody asks for. */
    static final String OTHER = "<other>";

    private PythonShape() {}

    /** The canonical text: names, attributes, calls, items, constants, displays and {@code is} comparisons. */
    static String of(@Nullable ExprTy expression) {
        return switch (expression) {
            case null -> OTHER;
            case ExprTy.Name name -> name.id;
            case ExprTy.Attribute attribute -> of(attribute.value) + "." + attribute.attr;
            case ExprTy.Subscript item -> of(item.value) + "[" + of(item.slice) + "]";
            case ExprTy.Constant constant -> constant(constant.value);
            case ExprTy.Await await -> "await " + of(await.value);
            case ExprTy.List list -> "[" + joined(list.elements) + "]";
            case ExprTy.Tuple tuple -> "(" + joined(tuple.elements) + ")";
            case ExprTy.Dict dict -> dict.keys == null || dict.keys.length == 0 ? "{}" : OTHER;
            case ExprTy.Call call -> of(call.func) + "(" + arguments(call) + ")";
            case ExprTy.Compare compare
            when compare.ops.length == 1 -> of(compare.left) + " " + compare.ops[0] + " " + of(compare.comparators[0]);
            default -> OTHER;
        };
    }

    /** Whether evaluating the expression does nothing but read names: no call, no operator that a class may define. */
    static boolean plain(@Nullable ExprTy expression) {
        return switch (expression) {
            case null -> true;
            case ExprTy.Name name -> true;
            case ExprTy.Constant constant -> true;
            case ExprTy.Attribute attribute -> plain(attribute.value);
            case ExprTy.Subscript item -> plain(item.value) && plain(item.slice);
            case ExprTy.List list -> allPlain(list.elements);
            case ExprTy.Tuple tuple -> allPlain(tuple.elements);
            case ExprTy.Set set -> allPlain(set.elements);
            case ExprTy.Dict dict -> allPlain(dict.keys) && allPlain(dict.values);
            default -> false;
        };
    }

    /** The parser gives no array for an empty display. */
    private static boolean allPlain(ExprTy @Nullable [] expressions) {
        return expressions == null || Arrays.stream(expressions).allMatch(PythonShape::plain);
    }

    private static String arguments(ExprTy.Call call) {
        List<String> parts = new ArrayList<>();
        for (ExprTy argument : call.args) {
            parts.add(of(argument));
        }
        for (KeywordTy keyword : call.keywords) {
            parts.add(keyword.arg == null ? "**" + of(keyword.value) : keyword.arg + "=" + of(keyword.value));
        }
        return String.join(", ", parts);
    }

    private static String joined(ExprTy @Nullable [] elements) {
        return elements == null
                ? ""
                : Arrays.stream(elements).map(PythonShape::of).collect(Collectors.joining(", "));
    }

    private static String constant(ConstantValue value) {
        return switch (value.kind) {
            case CODEPOINTS -> "'" + value.getCodePoints().toJavaString() + "'";
            case BOOLEAN -> value.getBoolean() ? "True" : "False";
            case NONE -> "None";
            case LONG -> Long.toString(value.getLong());
            case DOUBLE, BIGINTEGER, COMPLEX, BYTES, ELLIPSIS, TUPLE, FROZENSET -> OTHER;
        };
    }
}
