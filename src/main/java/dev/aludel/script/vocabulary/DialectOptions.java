package dev.aludel.script.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments named for a dialect that constructs take besides their own, such as {@code postgresql_using}. */
final class DialectOptions {
    private static final Set<String> OPEN_DIALECTS = Set.of("mysql", "mariadb", "sqlite", "mssql", "oracle");
    private static final Map<String, List<String>> POSTGRESQL = Map.of(
            "Index",
            List.of("using", "include", "where", "ops", "concurrently", "with", "tablespace", "nulls_not_distinct"),
            "Table",
            List.of("ignore_search_path", "tablespace", "partition_by", "with_oids", "on_commit", "inherits", "using"),
            "CheckConstraint",
            List.of("not_valid"),
            "ForeignKeyConstraint",
            List.of("not_valid"),
            "ForeignKey",
            List.of("not_valid"),
            "PrimaryKeyConstraint",
            List.of("include"),
            "UniqueConstraint",
            List.of("include", "nulls_not_distinct"),
            "Column",
            List.of());

    private DialectOptions() {}

    /**
     * The arguments, once it is sure that their names can be.
     *
     * @param construct the construct's class
     */
    static Map<String, @Nullable Object> check(String construct, Map<String, @Nullable Object> arguments) {
        for (String name : arguments.keySet()) {
            int underscore = name.indexOf('_');
            if (underscore < 1) {
                throw Misuse.typeError(
                        "Additional arguments should be named <dialectname>_<argument>, got '" + name + "'");
            }
            String dialect = name.substring(0, underscore);
            String argument = name.substring(underscore + 1);
            boolean known = dialect.equals("postgresql")
                    ? POSTGRESQL.getOrDefault(construct, List.of()).contains(argument)
                    : OPEN_DIALECTS.contains(dialect);
            if (!known && dialect.equals("postgresql")) {
                throw Misuse.argumentError(
                        "Argument '%s' is not accepted by dialect 'postgresql' on behalf of <class '%s.%s'>"
                                .formatted(name, "sqlalchemy.sql.schema", construct));
            }
        }
        return arguments;
    }
}
