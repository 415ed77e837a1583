package dev.aludel.operation;

/**
 * An expression in the place of a statement, such as a function call: printed as it stands, executed by selecting it.
 * Only functions and sequences can be executed; others are refused then.
 *
 * @param expression what is to be evaluated
 */
public record Evaluation(Expression expression) implements Executable {}
