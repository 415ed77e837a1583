package dev.aludel.operation;

/**
 * A JSON document on its way between a script and the database.
 *
 * @param text the document
 */
public record JsonValue(String text) {}
