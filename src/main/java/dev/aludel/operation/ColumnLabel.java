package dev.aludel.operation;

import org.jspecify.annotations.Nullable;

/**
 * What a selected column is called: a name that is known, or one that is made up when the statement is written,
 * {@code text_1}, {@code text_2} in the order they come up.
 *
 * @param text the name, or what one is made up from
 * @param owner what a made-up name belongs to; null where the name is known
 * @param number tells apart what is selected several times; 0 for the first
 */
public record ColumnLabel(String text, @Nullable Expression owner, int number) {

    /** A name that is known. */
    public static ColumnLabel known(String text) {
        return new ColumnLabel(text, null, 0);
    }
}
