package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds imports that a script expects to fail: those in the body of {@code try: … except ImportError: …}. */
final class GuardedImports {

    private static final Set<String> CATCHING =
            Set.of("ImportError", "ModuleNotFoundError", "Exception", "BaseException");

    private GuardedImports() {}

    /** Whether the statement that covers the line stands in such a body, at whatever depth. */
    static boolean guarded(PythonSource source, int line) {
        return source.text().contains("try:") && guarded(source.statements().toArray(StmtTy[]::new), line, false);
    }

    private static boolean guarded(StmtTy @Nullable [] body, int line, boolean within) {
        if (body == null) {
            return false;
        }
        for (StmtTy statement : body) {
            if (covers(statement, line)) {
                return inside(statement, line, within);
            }
        }
        return false;
    }

    private static boolean inside(StmtTy statement, int line, boolean within) {
        return switch (statement) {
            case StmtTy.Try attempt ->
                guarded(attempt.body, line, within || catches(attempt.handlers))
                        || handlers(attempt.handlers, line, within)
                        || guarded(attempt.orElse, line, within)
                        || guarded(attempt.finalBody, line, within);
            case StmtTy.If choice -> guarded(choice.body, line, within) || guarded(choice.orElse, line, within);
            case StmtTy.With with -> guarded(with.body, line, within);
            case StmtTy.For loop -> guarded(loop.body, line, within);
            case StmtTy.While loop -> guarded(loop.body, line, within);
            case StmtTy.FunctionDef function -> guarded(function.body, line, false);
            case StmtTy.AsyncFunctionDef function -> guarded(function.body, line, false);
            case StmtTy.ClassDef type -> guarded(type.body, line, within);
            case StmtTy.Import imported -> within;
            case StmtTy.ImportFrom imported -> within;
            default -> false;
        };
    }

    private static boolean handlers(ExceptHandlerTy @Nullable [] handlers, int line, boolean within) {
        if (handlers == null) {
            return false;
        }
        return List.of(handlers).stream()
                .anyMatch(handler ->
                        handler instanceof ExceptHandlerTy.ExceptHandler known && guarded(known.body, line, within));
    }

    private static boolean catches(ExceptHandlerTy @Nullable [] handlers) {
        return handlers != null
                && List.of(handlers).stream()
                        .anyMatch(handler -> handler instanceof ExceptHandlerTy.ExceptHandler known
                                && (known.type == null || names(PythonShape.of(known.type))));
    }

    /** Whether the shape, one name or a tuple of them, has one that stands for a missing module. */
    private static boolean names(String shape) {
        return Arrays.stream(shape.split("\\W+")).anyMatch(CATCHING::contains);
    }

    private static boolean covers(StmtTy statement, int line) {
        return statement.getSourceRange().startLine <= line && line <= statement.getSourceRange().endLine;
    }
}
