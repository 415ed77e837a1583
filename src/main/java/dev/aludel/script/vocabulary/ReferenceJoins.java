package dev.aludel.script.vocabulary;

import dev.aludel.operation.Column;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.ForeignKey;
import dev.aludel.operation.FromClause.NamedTable;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The conditions that a table's foreign keys give a join, one for each foreign key; what is referred to stands first. */
final class ReferenceJoins {

    private ReferenceJoins() {}

    /** The conditions by which one table refers to another. */
    static List<Expression> between(NamedTable from, NamedTable to) {
        List<Expression> conditions = new ArrayList<>();
        for (Column column : from.table().columns()) {
            for (ForeignKey key : column.foreignKeys()) {
                String target = key.target().column();
                String referred = target == null ? column.name().text() : target;
                if (same(key.target().table(), to)) {
                    conditions.addAll(equal(to, referred, from, column.name().text()));
                }
            }
        }
        for (TableConstraint constraint : from.table().constraints()) {
            if (constraint instanceof TableConstraint.ForeignKeys keys && same(keys.referredTable(), to)) {
                List<Expression> pairs = new ArrayList<>();
                for (int i = 0; i < keys.columns().size(); i++) {
                    String referred = keys.referredColumns().get(i).text();
                    pairs.addAll(equal(to, referred, from, keys.columns().get(i).text()));
                }
                if (pairs.size() == keys.columns().size()) {
                    conditions.add(pairs.size() == 1 ? pairs.get(0) : Operations.junction(Standard.AND, pairs));
                }
            }
        }
        // a key written at its column may stand among the table's constraints as well
        return conditions.stream().distinct().toList();
    }

    private static boolean same(QualifiedName name, NamedTable table) {
        return name.toString().equals(table.table().name().toString());
    }

    private static List<Expression> equal(NamedTable to, String referred, NamedTable from, String referring) {
        List<Expression> conditions = new ArrayList<>();
        for (ColumnReference target : to.columns()) {
            for (ColumnReference source : from.columns()) {
                if (named(referred).test(target) && named(referring).test(source)) {
                    conditions.add(CoreExpressions.equal(target, source));
                }
            }
        }
        return conditions;
    }

    private static Predicate<ColumnReference> named(String name) {
        return column -> column.name().text().equals(name);
    }
}
