package dev.aludel.operation;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table, type or sequence with its schema.
 *
 * @param schema the schema, or null for whatever the search path says
 * @param name the name in it
 */
public record QualifiedName(@Nullable Name schema, Name name) {

    /** A name without a schema. */
    public static QualifiedName of(String name) {
        return new QualifiedName(null, Name.of(name));
    }

    /** The name in an optional schema. */
    public static QualifiedName of(@Nullable String schema, String name) {
        return new QualifiedName(Name.ofNullable(schema), Name.of(name));
    }

    /** The name as SQLAlchemy keys it: {@code schema.name}, unquoted. */
    @Override
    public String toString() {
        return schema == null ? name.text() : schema.text() + "." + name.text();
    }
}
