package dev.aludel.operation;

/**
 * SQL as text with {@code :name} binds: SQLAlchemy's {@code text()}. A statement of its own, or part of another.
 *
 * @param text the text as written
 */
public record TextStatement(String text) implements Executable, Expression {}
