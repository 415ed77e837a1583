package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.operation.SchemaOperation.CreateSequence;
import dev.aludel.operation.SchemaOperation.DropSequence;
import dev.aludel.operation.Sequence;
import java.util.List;

/** Sequences: CREATE and DROP. */
final class SequenceSql {

    private SequenceSql() {}

    static SqlStatement create(CreateSequence operation) {
        Sequence sequence = operation.sequence();
        String options = ColumnSql.options(sequence.options());
        return new SqlStatement(
                "CREATE SEQUENCE " + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
                        + Identifiers.qualified(sequence.name())
                        + (sequence.dataType() == null ? "" : " AS " + TypeSql.render(sequence.dataType()))
                        + (options.isEmpty() ? "" : " " + options),
                List.of(),
                operation.checkFirst() ? CatalogSql.relationExists(sequence.name()) : null);
    }

    static SqlStatement drop(DropSequence operation) {
        Sequence sequence = operation.sequence();
        return new SqlStatement(
                "DROP SEQUENCE " + (operation.ifExists() ? "IF EXISTS " : "") + Identifiers.qualified(sequence.name()),
                List.of(),
                operation.checkFirst() ? CatalogSql.relationMissing(sequence.name()) : null);
    }
}
