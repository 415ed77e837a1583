package dev.aludel.operation;

/**
 * SQL that goes to the server as it stands: no {@code :name} is read as a bind, no {@code %} or {@code \:} unescaped.
 *
 * @param sql the text
 */
public record DriverSql(String sql) implements Executable {}
