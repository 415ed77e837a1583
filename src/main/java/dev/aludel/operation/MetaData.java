package dev.aludel.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tables have in common: {@code sa.MetaData}.
 *
 * @param schema the schema of tables that name none
 * @param namingConvention templates by {@code ix}, {@code uq}, {@code ck}, {@code fk}, {@code pk}
 * @param namingTokens what templates may speak of besides, by token
 */
public record MetaData(
        @Nullable Name schema, Map<String, String> namingConvention, Map<String, NamingToken> namingTokens) {

    /** Metadata whose convention has no tokens of its own. */
    public MetaData(@Nullable Name schema, Map<String, String> namingConvention) {
        this(schema, namingConvention, Map.of());
    }

    /** Metadata that says nothing; indexes are named {@code ix_table_column}. */
    public static MetaData plain() {
        return new MetaData(null, Map.of("ix", "ix_%(column_0_label)s"));
    }
}
