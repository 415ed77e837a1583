package dev.aludel.script.vocabulary;

import dev.aludel.operation.MetaData;

/**
 * What a directive is read in.
 *
 * @param metadata the target metadata; its naming convention names what has no name
 */
public record DirectiveContext(MetaData metadata) {

    /** The context of a revision whose env.py says nothing about names. */
    public static DirectiveContext plain() {
        return new DirectiveContext(MetaData.plain());
    }
}
