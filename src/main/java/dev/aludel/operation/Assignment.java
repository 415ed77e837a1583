package dev.aludel.operation;

/**
 * A value for a column.
 *
 * @param column the column, by its key
 * @param value what it gets
 */
public record Assignment(String column, Expression value) {}
