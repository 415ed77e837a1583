package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;

/**
 * What can be wrong with a call, with the words Python, SQLAlchemy and Alembic have for it. The problem's code tells
 * which Python exception it is.
 */
public final class Misuse {

    private Misuse() {}

    /** Python's TypeError; code {@code type-error}. */
    public static AludelException typeError(String message) {
        return new AludelException(Problem.of("type-error", message));
    }

    /** SQLAlchemy's ArgumentError; code {@code argument-error}. */
    public static AludelException argumentError(String message) {
        return new AludelException(Problem.of("argument-error", message));
    }

    /** Alembic's CommandError; code {@code command-error}. */
    public static AludelException commandError(String message) {
        return new AludelException(Problem.of("command-error", message));
    }

    /** Python's AttributeError: there is no such construct or directive; code {@code attribute-error}. */
    public static AludelException unknown(String message) {
        return new AludelException(Problem.of("attribute-error", message));
    }
}
