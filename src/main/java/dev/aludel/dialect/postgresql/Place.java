package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;
import dev.aludel.operation.FromClause;
import java.util.List;
import java.util.Set;

/**
 * Where in a statement an expression stands.
 *
 * @param tables whether columns are written with their table
 * @param schemas whether tables are written with their schema
 * @param inOperation whether an operator is around it, so that eager ones get parentheses
 * @param correlatable what queries around offer to a query here that asks for it
 * @param automatic what the query right around offers to any query here
 * @param selected what the query around selects: ORDER BY may refer to it by name
 */
record Place(
        boolean tables,
        boolean schemas,
        boolean inOperation,
        Set<FromClause> correlatable,
        Set<FromClause> automatic,
        List<Expression> selected) {

    /** The outermost place. */
    static Place top() {
        return new Place(true, true, false, Set.of(), Set.of(), List.of());
    }

    /** The same place with columns named without their table. */
    Place withoutTables() {
        return new Place(false, false, inOperation, correlatable, automatic, selected);
    }

    /** The same place with tables named without their schema. */
    Place withoutSchemas() {
        return new Place(tables, false, inOperation, correlatable, automatic, selected);
    }

    /** Inside an operation. */
    Place operand() {
        return inOperation ? this : new Place(tables, schemas, true, correlatable, automatic, selected);
    }

    /** Inside a query that reads from the tables. */
    Place inside(Set<FromClause> froms, Set<FromClause> all, List<Expression> columns) {
        return new Place(true, schemas, inOperation, all, froms, columns);
    }
}
