package dev.aludel.template;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import org.jspecify.annotations.Nullable;

/** Mako's value of a name that nobody gave: false in conditions, an error when it is to be written. */
record Undefined(String name) {

    static Undefined of(String name) {
        return new Undefined(name);
    }

    /** The value itself, unless it is undefined. */
    static @Nullable Object refuse(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw failure("NameError: '" + undefined.name() + "' is not defined");
        }
        return value;
    }

    /** A rendering failure; the caller adds where. */
    static AludelException failure(String why) {
        return new AludelException(
                Problem.of("bad-template", "Template rendering failed").because(why));
    }
}
