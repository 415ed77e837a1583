package dev.aludel.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table. {@code options} are the arguments named for a dialect, such as
 * {@code postgresql_not_valid}.
 */
public sealed interface TableConstraint {

    /** The name, or null where the database or a naming convention is to choose. */
    @Nullable
    Name name();

    /** The same constraint under another name. */
    TableConstraint named(@Nullable Name name);

    /** {@code PRIMARY KEY}. */
    record PrimaryKey(
            @Nullable Name name,
            List<Name> columns,
            @Nullable Boolean deferrable,
            @Nullable String initially,
            Map<String, @Nullable Object> options)
            implements TableConstraint {
        @Override
        public PrimaryKey named(@Nullable Name other) {
            return new PrimaryKey(other, columns, deferrable, initially, options);
        }
    }

    /** {@code UNIQUE}. */
    record Unique(
            @Nullable Name name,
            List<Name> columns,
            @Nullable Boolean deferrable,
            @Nullable String initially,
            Map<String, @Nullable Object> options)
            implements TableConstraint {
        @Override
        public Unique named(@Nullable Name other) {
            return new Unique(other, columns, deferrable, initially, options);
        }
    }

    /** {@code CHECK}. */
    record Check(
            @Nullable Name name,
            Expression condition,
            @Nullable Boolean deferrable,
            @Nullable String initially,
            Map<String, @Nullable Object> options)
            implements TableConstraint {
        @Override
        public Check named(@Nullable Name other) {
            return new Check(other, condition, deferrable, initially, options);
        }
    }

    /**
     * A CHECK that comes with a column's type: the labels of an enum that is no type of its own.
     *
     * @param onlyWithoutNative whether a database that has enum types leaves it out
     */
    record LabelCheck(@Nullable Name name, Name column, List<String> labels, boolean onlyWithoutNative)
            implements TableConstraint {
        @Override
        public LabelCheck named(@Nullable Name other) {
            return new LabelCheck(other, column, labels, onlyWithoutNative);
        }
    }

    /** {@code FOREIGN KEY}. */
    record ForeignKeys(
            @Nullable Name name,
            List<Name> columns,
            QualifiedName referredTable,
            List<Name> referredColumns,
            ForeignKeyRules rules,
            Map<String, @Nullable Object> options)
            implements TableConstraint {
        @Override
        public ForeignKeys named(@Nullable Name other) {
            return new ForeignKeys(other, columns, referredTable, referredColumns, rules, options);
        }
    }

    /**
     * PostgreSQL's {@code EXCLUDE}.
     *
     * @param ops operator classes by column
     * @param where a condition, or null
     */
    record Exclude(
            @Nullable Name name,
            List<Element> elements,
            String using,
            @Nullable Expression where,
            @Nullable Boolean deferrable,
            @Nullable String initially,
            Map<String, String> ops)
            implements TableConstraint {

        /** One element with the operator it excludes by. */
        public record Element(IndexElement what, String operator) {}

        @Override
        public Exclude named(@Nullable Name other) {
            return new Exclude(other, elements, using, where, deferrable, initially, ops);
        }
    }
}
