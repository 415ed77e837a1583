package dev.aludel.script.literal;

import dev.aludel.error.Location;
import org.jspecify.annotations.Nullable;

/**
 * Whether a revision's function runs without Python.
 *
 * @param location where the first thing stands that needs Python, or null where nothing does
 * @param construct the words for it, such as "a try statement", or null
 */
public record Verdict(@Nullable Location location, @Nullable String construct) {

    static final Verdict LITERAL = new Verdict(null, null);

    /** Whether it runs without Python. */
    public boolean withoutPython() {
        return construct == null;
    }
}
