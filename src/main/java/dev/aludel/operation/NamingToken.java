package dev.aludel.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token of a naming convention that a script's own function gives: {@code {"short": lambda constraint, table: …}}. */
@FunctionalInterface
public interface NamingToken {

    /** What the token stands for in the name of this constraint or index. */
    String of(Subject subject);

    /**
     * The constraint or index that is named.
     *
     * @param kind {@code ix}, {@code uq}, {@code ck}, {@code fk} or {@code pk}
     * @param name the name it has, or null
     * @param columns the names of its columns
     * @param targets what its columns refer to, as {@code [schema.]table.column}; empty but for a foreign key
     */
    record Subject(
            String kind, @Nullable String name, QualifiedName table, List<String> columns, List<String> targets) {}
}
