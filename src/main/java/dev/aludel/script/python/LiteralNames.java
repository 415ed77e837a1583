package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The module-level names of a Python file whose values can be told without running it: strings, None, and tuples, lists
 * and sets of them, names of earlier ones, and concatenations. Whatever else assigns or merely mentions a name makes it
 * {@link #UNKNOWN}.
 */
final class LiteralNames {
    /** The value of a name that only running the file can tell. */
    static final Object UNKNOWN = new Object();

    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final String[] lines;

    private LiteralNames(String text) {
        this.lines = text.split("\n", -1);
    }

    static Map<String, @Nullable Object> of(String text, List<StmtTy> statements) {
        LiteralNames names = new LiteralNames(text);
        for (int i = 0; i < statements.size(); i++) {
            if (i == 0 && statements.getFirst() instanceof StmtTy.Expr first && string(first.value) != null) {
                names.values.put("__doc__", string(first.value));
            } else {
                names.take(statements.get(i));
            }
        }
        return names.values;
    }

    private void take(StmtTy statement) {
        switch (statement) {
            case StmtTy.Assign assign -> {
                Object value = value(assign.value);
                for (ExprTy target : assign.targets) {
                    if (target instanceof ExprTy.Name name) {
                        values.put(name.id, value);
                    } else {
                        forget(assign.getSourceRange());
                    }
                }
            }
            case StmtTy.AnnAssign assign -> {
                if (assign.value != null && assign.target instanceof ExprTy.Name name) {
                    values.put(name.id, value(assign.value));
                }
            }
            // A function's body does not run while the module loads.
            case StmtTy.FunctionDef function -> values.put(function.name, UNKNOWN);
            case StmtTy.AsyncFunctionDef function -> values.put(function.name, UNKNOWN);
            case StmtTy.ClassDef type -> values.put(type.name, UNKNOWN);
            case StmtTy.Expr expression when expression.value instanceof ExprTy.Constant -> {}
            default -> forget(statement.getSourceRange());
        }
    }

    /** Makes every name that the lines mention unknown: they may assign it, on some condition or another. */
    private void forget(SourceRange range) {
        for (int line = range.startLine; line <= Math.min(range.endLine, lines.length); line++) {
            String text = lines[line - 1];
            int start = -1;
            for (int i = 0; i <= text.length(); i++) {
                boolean inWord = i < text.length() && Character.isJavaIdentifierPart(text.charAt(i));
                if (inWord && start < 0) {
                    start = i;
                } else if (!inWord && start >= 0) {
                    values.put(text.substring(start, i), UNKNOWN);
                    start = -1;
                }
            }
        }
    }

    private @Nullable Object value(ExprTy expression) {
        return switch (expression) {
            case ExprTy.Constant constant ->
                switch (constant.value.kind) {
                    case NONE -> null;
                    case CODEPOINTS -> constant.value.getCodePoints().toJavaString();
                    default -> UNKNOWN;
                };
            case ExprTy.Name name -> values.getOrDefault(name.id, UNKNOWN);
            case ExprTy.Tuple tuple -> list(tuple.elements);
            case ExprTy.List list -> list(list.elements);
            case ExprTy.Set set -> list(set.elements);
            case ExprTy.BinOp sum when sum.op == OperatorTy.Add -> sum(value(sum.left), value(sum.right));
            default -> UNKNOWN;
        };
    }

    private Object list(ExprTy @Nullable [] elements) {
        List<String> strings = new ArrayList<>();
        for (ExprTy element : elements == null ? new ExprTy[0] : elements) {
            if (!(value(element) instanceof String text)) {
                return UNKNOWN;
            }
            strings.add(text);
        }
        return strings;
    }

    private static Object sum(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String first && right instanceof String second) {
            return first + second;
        }
        if (left instanceof List<?> first && right instanceof List<?> second) {
            List<Object> both = new ArrayList<>(first);
            both.addAll(second);
            return both;
        }
        return UNKNOWN;
    }

    private static @Nullable String string(ExprTy expression) {
        return expression instanceof ExprTy.Constant constant && constant.value.kind == ConstantValue.Kind.CODEPOINTS
                ? constant.value.getCodePoints().toJavaString()
                : null;
    }
}
