package dev.aludel.script.literal;

import dev.aludel.error.Location;
import org.jspecify.annotations.Nullable;

/**
 * Whether a revision's function runs without Python.
 *
 * @param location where the first thing stands that needs Python, or null where nothing does
 * @param construct the words for it, such as "a try statement", or null
 * @param raises whether it is sure to raise an exception, whatever the database answers
 */
public record Verdict(@Nullable Location location, @Nullable String construct, boolean raises) {

    /** Of a function that may run to its end, as far as can be told. */
    public Verdict(@Nullable Location location, @Nullable String construct) {
        this(location, construct, false);
    }

    /** Whether it runs without Python. */
    public boolean withoutPython() {
        return construct == null;
    }
}
