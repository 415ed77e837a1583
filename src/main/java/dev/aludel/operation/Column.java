package dev.aludel.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column: {@code sa.Column}.
 *
 * @param key what Python code calls it; the name where it wasn't said
 * @param nullable whether it takes NULL, or null where it wasn't said: then all but primary keys do
 * @param serverDefault what the database fills in, among it identity and computed columns
 * @param clientDefault what SQLAlchemy fills in by itself on INSERT ({@code default=}), or null
 * @param clientUpdate what it fills in by itself on UPDATE ({@code onupdate=}), or null
 * @param sequence a sequence given for it
 * @param checks CHECK constraints written inside it
 * @param index whether it gets an index of its own
 * @param unique whether it, or that index, is unique
 * @param system whether the database has it by itself, so that DDL leaves it out
 */
public record Column(
        Name name,
        String key,
        ColumnType type,
        boolean primaryKey,
        @Nullable Boolean nullable,
        @Nullable ServerDefault serverDefault,
        @Nullable Object clientDefault,
        @Nullable Object clientUpdate,
        @Nullable Sequence sequence,
        Autoincrement autoincrement,
        List<ForeignKey> foreignKeys,
        List<TableConstraint.Check> checks,
        boolean index,
        boolean unique,
        @Nullable String comment,
        boolean system) {

    /** Whether a column counts by itself. */
    public enum Autoincrement {
        /** If it is the one integer primary key without a default or foreign key. */
        AUTO,
        /** As {@link #AUTO}, foreign keys notwithstanding. */
        IGNORE_FOREIGN_KEY,
        /** Yes. */
        YES,
        /** No. */
        NO
    }

    /** A plain column of a type, as a lightweight {@code sa.column(name, type)} knows it. */
    public static Column of(Name name, ColumnType type) {
        return new Column(
                name,
                name.text(),
                type,
                false,
                null,
                null,
                null,
                null,
                null,
                Autoincrement.AUTO,
                List.of(),
                List.of(),
                false,
                false,
                null,
                false);
    }

    /** Whether it takes NULL; where nobody said, keys and identity columns don't. */
    public boolean takesNull() {
        return nullable != null ? nullable : !primaryKey && !(serverDefault instanceof ServerDefault.Identity);
    }

    /** The same column, in the primary key or not. */
    public Column inPrimaryKey(boolean included) {
        return new Column(
                name,
                key,
                type,
                included,
                nullable,
                serverDefault,
                clientDefault,
                clientUpdate,
                sequence,
                autoincrement,
                foreignKeys,
                checks,
                index,
                unique,
                comment,
                system);
    }

    /** The same column of another type. */
    public Column withType(ColumnType other) {
        return new Column(
                name,
                key,
                other,
                primaryKey,
                nullable,
                serverDefault,
                clientDefault,
                clientUpdate,
                sequence,
                autoincrement,
                foreignKeys,
                checks,
                index,
                unique,
                comment,
                system);
    }

    /** The same column with other CHECK constraints. */
    public Column withChecks(List<TableConstraint.Check> others) {
        return new Column(
                name,
                key,
                type,
                primaryKey,
                nullable,
                serverDefault,
                clientDefault,
                clientUpdate,
                sequence,
                autoincrement,
                foreignKeys,
                others,
                index,
                unique,
                comment,
                system);
    }
}
