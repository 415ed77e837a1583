package dev.aludel.operation;

import java.util.List;

/** An operation on what isn't a table: types, sequences, schemas. {@code checkFirst} asks the database before. */
public sealed interface SchemaOperation extends Operation {

    /** {@code Enum.create(bind)}; a type that is no type of its own needs nothing. */
    record CreateType(ColumnType type, boolean checkFirst) implements SchemaOperation {}

    /** {@code Enum.drop(bind)}. */
    record DropType(ColumnType type, boolean checkFirst) implements SchemaOperation {}

    /**
     * The types that columns of tables need, each once.
     *
     * @param metadataOwned whether those that belong to a metadata are among them, as when a whole metadata is created
     */
    record CreateTypes(List<ColumnType> types, boolean metadataOwned, boolean checkFirst) implements SchemaOperation {}

    /** The types that go when tables are dropped; {@code metadataOwned} as above. */
    record DropTypes(List<ColumnType> types, boolean metadataOwned, boolean checkFirst) implements SchemaOperation {}

    /** {@code CREATE SEQUENCE}. */
    record CreateSequence(Sequence sequence, boolean ifNotExists, boolean checkFirst) implements SchemaOperation {}

    /** {@code DROP SEQUENCE}. */
    record DropSequence(Sequence sequence, boolean ifExists, boolean checkFirst) implements SchemaOperation {}

    /** {@code CREATE SCHEMA}. */
    record CreateSchema(Name name, boolean ifNotExists) implements SchemaOperation {}

    /** {@code DROP SCHEMA}. */
    record DropSchema(Name name, boolean ifExists, boolean cascade) implements SchemaOperation {}
}
