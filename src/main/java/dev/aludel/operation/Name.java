package dev.aludel.operation;

import org.jspecify.annotations.Nullable;

/**
 * An identifier as a script wrote it, with what it said about quoting.
 *
 * @param text the identifier, unquoted
 * @param quote whether it is quoted always or never; null where its spelling decides
 * @param origin where it comes from
 */
public record Name(String text, @Nullable Boolean quote, Origin origin) {

    /** Where a name comes from: it decides on splitting at dots and on what happens to one that is too long. */
    public enum Origin {
        /** A string: {@code ALTER TABLE} reads dots in a schema; too long is an error. */
        PLAIN,
        /** A {@code quoted_name}: dots are part of it; too long is an error. */
        QUOTED,
        /** From {@code op.f()} or a naming convention: no convention is applied any more, too long is cut with a hash. */
        FINAL
    }

    /** A name given as a string. */
    public static Name of(String text) {
        return new Name(text, null, Origin.PLAIN);
    }

    /** A name given as a string, or null for none. */
    public static @Nullable Name ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** A name that stands: {@code op.f()}. */
    public static Name ofFinal(String text) {
        return new Name(text, null, Origin.FINAL);
    }

    /** The same name, quoted as told; unchanged for null. */
    public Name quoted(@Nullable Boolean always) {
        return always == null ? this : new Name(text, always, origin == Origin.FINAL ? Origin.FINAL : Origin.QUOTED);
    }

    /** Whether no naming convention may change it. */
    public boolean isFinal() {
        return origin == Origin.FINAL;
    }

    /** The identifier, unquoted. */
    @Override
    public String toString() {
        return text;
    }
}
