package dev.aludel.operation;

import org.jspecify.annotations.Nullable;

/** An operation on one table. */
public sealed interface TableOperation extends Operation {

    /** The table it works on. */
    QualifiedName table();

    /**
     * {@code op.create_table}: the types its columns need, the table, its indexes and comments.
     *
     * @param definition the table with everything that belongs to it
     * @param alone whether the types of its columns were seen to by an operation of its own ({@code Table.create}), which
     *     also tells comments that are empty
     */
    record CreateTable(Table definition, boolean ifNotExists, boolean alone) implements TableOperation {
        @Override
        public QualifiedName table() {
            return definition.name();
        }
    }

    /**
     * {@code op.drop_table}.
     *
     * @param definition the table with the columns whose types are dropped with it; none from {@code op.drop_table}
     */
    record DropTable(Table definition, boolean ifExists) implements TableOperation {
        @Override
        public QualifiedName table() {
            return definition.name();
        }
    }

    /** {@code op.rename_table}. */
    record RenameTable(QualifiedName table, Name newName) implements TableOperation {}

    /** {@code op.create_table_comment}, or with a null comment {@code op.drop_table_comment}. */
    record CommentOnTable(QualifiedName table, @Nullable String comment) implements TableOperation {}

    /** A column's comment as a statement of its own; null takes it away. */
    record CommentOnColumn(
            QualifiedName table, Name column, @Nullable String comment) implements TableOperation {}

    /** A constraint's comment as a statement of its own; null takes it away. */
    record CommentOnConstraint(
            QualifiedName table, Name constraint, @Nullable String comment) implements TableOperation {}

    /**
     * {@code op.add_column}: the column, its constraints, index and comment.
     *
     * @param definition the table with that one column and everything that belongs to it
     * @param inlineReferences whether a single foreign key is written into the column
     * @param inlinePrimaryKey whether PRIMARY KEY is written into the column
     */
    record AddColumn(Table definition, boolean ifNotExists, boolean inlineReferences, boolean inlinePrimaryKey)
            implements TableOperation {
        @Override
        public QualifiedName table() {
            return definition.name();
        }

        /** The column added. */
        public Column column() {
            return definition.columns().get(0);
        }
    }

    /** {@code op.drop_column}. */
    record DropColumn(QualifiedName table, Name column, boolean ifExists) implements TableOperation {}

    /** {@code op.alter_column}. */
    record AlterColumn(QualifiedName table, Name column, ColumnChange change) implements TableOperation {}

    /** {@code op.create_primary_key} and its like. */
    record AddConstraint(QualifiedName table, TableConstraint constraint) implements TableOperation {}

    /** {@code op.drop_constraint}; the name is null where nobody gave one. */
    record DropConstraint(QualifiedName table, @Nullable Name name, boolean ifExists, boolean cascade)
            implements TableOperation {}

    /** {@code op.create_index}. */
    record CreateIndex(QualifiedName table, Index index, boolean ifNotExists) implements TableOperation {}

    /** {@code op.drop_index}; the table tells the schema. */
    record DropIndex(QualifiedName table, Index index, boolean ifExists) implements TableOperation {}
}
