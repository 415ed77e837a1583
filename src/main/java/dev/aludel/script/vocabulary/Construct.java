package dev.aludel.script.vocabulary;

import org.jspecify.annotations.Nullable;

/** Makes the value of a {@code sqlalchemy} construct from its arguments. */
@FunctionalInterface
public interface Construct {

    /** The value; immutable. */
    @Nullable
    Object make(Bound arguments);
}
