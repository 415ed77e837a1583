package dev.aludel.dialect;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;

/** SQLAlchemy's CompileError: something that a dialect has no SQL for. */
public final class CompileError {

    private CompileError() {}

    /** The exception, code {@code compile-error}. */
    public static AludelException of(String message) {
        return new AludelException(Problem.of("compile-error", message));
    }
}
