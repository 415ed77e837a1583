package dev.aludel.operation;

/** What an index or exclusion is over: a column or an expression. */
public sealed interface IndexElement {

    /** A column, by name. */
    record OfColumn(Name column) implements IndexElement {}

    /** An expression. */
    record OfExpression(Expression expression) implements IndexElement {}
}
