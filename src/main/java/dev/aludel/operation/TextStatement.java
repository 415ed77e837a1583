package dev.aludel.operation;

/**
 * SQL as text with {@code :name} binds: SQLAlchemy's {@code text()}.
 *
 * @param text the text as written
 */
public record TextStatement(String text) implements Executable {}
