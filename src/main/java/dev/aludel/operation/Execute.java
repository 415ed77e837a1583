package dev.aludel.operation;

/**
 * Runs a statement given as text or built from expressions: {@code op.execute}.
 *
 * @param statement what to run
 */
public record Execute(Executable statement) implements Operation {}
