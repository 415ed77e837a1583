package dev.aludel.script.vocabulary;

import dev.aludel.operation.Operation;

/** Makes the operation of an {@code op.*} directive from its arguments. */
@FunctionalInterface
public interface Directive {

    /** The operation. */
    Operation make(Bound arguments, DirectiveContext context);
}
