package dev.aludel.operation;

/**
 * A piece of DDL used as a statement: {@code op.execute(CreateSequence(…))}. It is rendered alone, without what belongs
 * to it, such as a table's indexes.
 */
public record DdlStatement(Operation operation) implements Executable {}
