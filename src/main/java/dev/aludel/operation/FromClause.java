package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query reads from: a table, a subquery, a join. */
public sealed interface FromClause {

    /** The columns it offers. */
    List<ColumnReference> columns();

    /**
     * A table.
     *
     * @param table the table; of {@code sa.table()} it knows names and types only
     * @param light whether it was made by {@code sa.table()}, so that nothing is known of keys and defaults
     */
    record NamedTable(Table table, boolean light) implements FromClause {
        @Override
        public List<ColumnReference> columns() {
            return table.columns().stream()
                    .map(column -> new ColumnReference(column.name(), column.key(), this, column.type(), false))
                    .toList();
        }
    }

    /** What an alias may stand for. */
    sealed interface Source permits Aliased, Queried, Called {}

    /** A table or join under another name. */
    record Aliased(FromClause element) implements Source {}

    /** A query in parentheses. */
    record Queried(Query query) implements Source {}

    /** A function that returns rows; its columns have names and types of their own. */
    record Called(Expression call, List<Output> columns) implements Source {
        public Called {
            columns = List.copyOf(columns);
        }
    }

    /** A column that a query or function returns. */
    record Output(String name, ColumnType type) {}

    /**
     * Something under another name: an alias, a subquery, a table function.
     *
     * @param name the name, or null for one made up when it is written
     * @param identity tells one nameless alias from another
     * @param lateral whether it may see what stands before it
     * @param derived whether the names of the columns follow, and their types too
     * @param base what a made-up name begins with, or null for what the source is called
     */
    record Alias(
            Source source,
            @Nullable String name,
            long identity,
            boolean lateral,
            Derived derived,
            @Nullable String base)
            implements FromClause {

        /** One whose made-up name begins with what the source is called. */
        public Alias(Source source, @Nullable String name, long identity, boolean lateral, Derived derived) {
            this(source, name, identity, lateral, derived, null);
        }

        @Override
        public List<ColumnReference> columns() {
            return switch (source) {
                case Aliased aliased -> owned(aliased.element().columns());
                case Queried queried -> owned(queried.query().columns());
                case Called called ->
                    called.columns().stream()
                            .map(column -> new ColumnReference(
                                    Name.of(column.name()), column.name(), this, column.type(), false))
                            .toList();
            };
        }

        private List<ColumnReference> owned(List<ColumnReference> columns) {
            return FromClause.owned(columns, this);
        }
    }

    /** What follows the name of an alias. */
    enum Derived {
        /** Nothing. */
        NOTHING,
        /** The names of its columns. */
        NAMES,
        /** The names and types of its columns. */
        TYPES
    }

    /**
     * A common table expression.
     *
     * @param element the query, or an insert, update or delete that returns rows
     * @param name the name, or null for one made up
     * @param identity what stays the same when a recursive one gets its second half
     * @param materialized words before the parenthesis, such as {@code MATERIALIZED}
     * @param alias another name it is read under, or null
     */
    record Cte(
            Statement element,
            @Nullable String name,
            long identity,
            boolean recursive,
            @Nullable String materialized,
            @Nullable String alias)
            implements FromClause {
        @Override
        public List<ColumnReference> columns() {
            return owned(element.returned(), this);
        }
    }

    /** Two of them joined; the condition is null for a join by foreign key that could not be found. */
    record Join(FromClause left, FromClause right, Expression on, boolean outer, boolean full) implements FromClause {
        @Override
        public List<ColumnReference> columns() {
            List<ColumnReference> all = new ArrayList<>(left.columns());
            all.addAll(right.columns());
            return List.copyOf(all);
        }
    }

    /**
     * Rows written into the statement: {@code VALUES}.
     *
     * @param literal whether the values are written into the text even where binds are used
     */
    record Values(
            List<Output> outputs,
            @Nullable String name,
            long identity,
            List<List<Expression>> rows,
            boolean literal,
            boolean lateral)
            implements FromClause {
        @Override
        public List<ColumnReference> columns() {
            return outputs.stream()
                    .map(column ->
                            new ColumnReference(Name.of(column.name()), column.name(), this, column.type(), false))
                    .toList();
        }
    }

    /** SQL text in the place of a table. */
    record TextFrom(TextStatement text) implements FromClause {
        @Override
        public List<ColumnReference> columns() {
            return List.of();
        }
    }

    /** A call in the place of a table, without a name. */
    record CallFrom(Expression call) implements FromClause {
        @Override
        public List<ColumnReference> columns() {
            return List.of();
        }
    }

    /** The columns as those of another from-clause. */
    static List<ColumnReference> owned(List<ColumnReference> columns, FromClause owner) {
        return columns.stream().map(column -> column.of(owner)).toList();
    }
}
