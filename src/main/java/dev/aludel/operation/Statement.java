package dev.aludel.operation;

import dev.aludel.operation.Expression.ColumnReference;
import java.util.List;

/** A statement built from expressions: a query, or one that changes rows and may return them. */
public sealed interface Statement extends Executable permits Query, Insert, Update, Delete {

    /** The columns of the rows it returns; none where it returns no rows. */
    List<ColumnReference> returned();
}
