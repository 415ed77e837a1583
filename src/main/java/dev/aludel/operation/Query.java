package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;

/** A statement that returns rows and may stand inside another. */
public sealed interface Query extends Statement permits Select, CompoundSelect, TextualSelect, ValuesQuery {

    /** The columns it returns. */
    List<ColumnReference> columns();

    @Override
    default List<ColumnReference> returned() {
        return columns();
    }
}
