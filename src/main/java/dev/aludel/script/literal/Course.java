package dev.aludel.script.literal;

import org.jspecify.annotations.Nullable;

/** What has been found out about a function in the course of its evaluation. Not thread-safe. */
final class Course {
    private boolean asks;
    private boolean raises;
    private boolean draws;
    private @Nullable NeedsPython hope;

    /** Notes that something is made of an answer. */
    void reads() {
        asks = true;
    }

    /** Whether something is made of an answer, so that not all of it can be known before it runs. */
    boolean asks() {
        return asks;
    }

    /** Notes that the function has raised an exception. */
    void raised() {
        raises = true;
    }

    /** Whether the function has raised an exception. */
    boolean raises() {
        return raises;
    }

    /** Notes that a value is drawn that would be another one if the function were begun again. */
    void draws() {
        draws = true;
    }

    /** Notes what may never be reached, and needs Python if it is. */
    void hopes(NeedsPython reason) {
        hope = reason;
    }

    /**
     * What may turn out to need Python while the function runs, though it draws values that would be others then, so that
     * Python could not go on from where it was; null where that can't be seen coming.
     */
    @Nullable
    NeedsPython risk() {
        return draws ? hope : null;
    }
}
