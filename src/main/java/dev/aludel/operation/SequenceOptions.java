package dev.aludel.operation;

import org.jspecify.annotations.Nullable;

/** The options of a sequence or an identity column; null where nothing was said. */
public record SequenceOptions(
        @Nullable Long start,
        @Nullable Long increment,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @Nullable Boolean noMinimum,
        @Nullable Boolean noMaximum,
        @Nullable Boolean cycle,
        @Nullable Long cache) {}
