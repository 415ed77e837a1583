package dev.aludel.operation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function that makes the value of a column's {@code default=} anew for every row.
 *
 * @param value calls it
 */
public record ClientFunction(Supplier<@Nullable Object> value) {}
