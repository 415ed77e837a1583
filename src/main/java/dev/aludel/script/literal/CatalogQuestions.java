package dev.aludel.script.literal;

import dev.aludel.script.Catalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code inspect(bind)} returns, and what the catalog answers to it. */
final class CatalogQuestions {
    /** Those about one table, which must be there. */
    private static final Set<String> OF_TABLE = Set.of(
            "get_columns",
            "get_indexes",
            "get_pk_constraint",
            "get_foreign_keys",
            "get_unique_constraints",
            "get_check_constraints");

    private static final Set<String> OF_SCHEMA = Set.of(
            "get_table_names", "get_view_names", "get_materialized_view_names", "get_sequence_names", "get_enums");

    /** Types that are no domains, as PostgreSQL names them. */
    private static final Pattern BUILT_IN = Pattern.compile("(character varying|character|text|integer|bigint|smallint"
            + "|boolean|numeric|real|double precision|date|timestamp|time|interval|uuid|jsonb?|bytea|inet|cidr|tsvector)"
            + "(\\([0-9, ]+\\))?( with(out)? time zone)?(\\[\\])?");

    private static final Value UNKNOWN = new Value.Unknown("what the catalog says of a column", false);

    private CatalogQuestions() {}

    /** Remembers what it was answered, as SQLAlchemy's does. */
    static final class Inspector implements Value.Own {
        private final Map<Object, @Nullable Object> answers = new HashMap<>();

        @Override
        public Object attribute(String name, int line) {
            if (!OF_TABLE.contains(name)
                    && !OF_SCHEMA.contains(name)
                    && !Set.of("has_table", "has_schema", "get_schema_names").contains(name)) {
                throw new NeedsPython(line, "the inspector's " + name);
            }
            return new Value.Function("Inspector." + name, (evaluation, arguments) -> {
                Map<String, @Nullable Object> given = bound(name, arguments);
                if (OF_TABLE.contains(name)
                        && Boolean.FALSE.equals(ask(evaluation, "has_table", given, arguments.line()))) {
                    throw new NeedsPython(arguments.line(), "a table that isn't there");
                }
                return ask(evaluation, name, given, arguments.line());
            });
        }

        private @Nullable Object ask(
                Evaluation evaluation, String question, Map<String, @Nullable Object> given, int line) {
            Object asked = Arrays.asList(question, given);
            if (!answers.containsKey(asked)) {
                answers.put(asked, evaluation.catalog(question, given, line));
            }
            return answers.get(asked);
        }

        private static Map<String, @Nullable Object> bound(String name, Arguments arguments) {
            String[] parameters = OF_SCHEMA.contains(name)
                    ? new String[] {"schema"}
                    : name.equals("get_schema_names")
                            ? new String[0]
                            : name.equals("has_schema")
                                    ? new String[] {"schema_name"}
                                    : new String[] {"table_name", "schema"};
            List<@Nullable Object> given = arguments.of(parameters);
            Map<String, @Nullable Object> bound = new LinkedHashMap<>();
            for (int i = 0; i < parameters.length; i++) {
                Object value = given.get(i) == Arguments.ABSENT ? null : given.get(i);
                if (value == null ? !parameters[i].equals("schema") : !Texts.isText(value)) {
                    throw new NeedsPython(arguments.line(), "a question about " + Value.words(value));
                }
                bound.put(parameters[i], value == null ? null : Texts.text(value, arguments.line()));
            }
            return bound;
        }

        @Override
        public List<@Nullable Object> items(int line) {
            throw new NeedsPython(line, "iterating over " + words());
        }

        @Override
        public String words() {
            return "the inspector";
        }
    }

    /** Asks the catalog. */
    static @Nullable Object answer(Catalog catalog, String question, Map<String, @Nullable Object> arguments) {
        String schema = (String) arguments.get("schema");
        String table = String.valueOf(arguments.get("table_name"));
        return lifted(
                switch (question) {
                    case "has_table" -> catalog.hasTable(table, schema);
                    case "get_columns" ->
                        catalog.columns(table, schema).stream()
                                .map(CatalogQuestions::column)
                                .toList();
                    case "get_indexes" -> catalog.indexes(table, schema);
                    case "get_pk_constraint" -> catalog.primaryKey(table, schema);
                    case "get_foreign_keys" -> catalog.foreignKeys(table, schema, false);
                    case "get_unique_constraints" -> catalog.uniqueConstraints(table, schema);
                    case "get_check_constraints" -> catalog.checkConstraints(table, schema);
                    case "get_table_names" -> catalog.tables(schema);
                    case "get_view_names" -> catalog.views(schema);
                    case "get_materialized_view_names" -> catalog.materializedViews(schema);
                    case "get_sequence_names" -> catalog.sequences(schema);
                    case "get_enums" -> catalog.enums(schema);
                    case "get_schema_names" -> catalog.schemas();
                    default -> catalog.hasSchema(String.valueOf(arguments.get("schema_name")));
                });
    }

    /** A column; of its type Python makes an object that is not known here, and a domain has a say in what it holds. */
    private static Map<String, @Nullable Object> column(Map<String, @Nullable Object> told) {
        Map<String, @Nullable Object> column = new LinkedHashMap<>(told);
        column.remove("collation");
        column.put("type", UNKNOWN);
        if (!BUILT_IN.matcher(String.valueOf(told.get("type"))).matches()) {
            column.put("nullable", UNKNOWN);
            column.put("default", UNKNOWN);
        }
        return column;
    }

    /** The answer as Python has it. */
    private static @Nullable Object lifted(@Nullable Object answer) {
        return switch (answer) {
            case List<?> list -> {
                List<@Nullable Object> lifted = new ArrayList<>(list.size());
                list.forEach(item -> lifted.add(lifted(item)));
                yield lifted;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> lifted = new LinkedHashMap<>();
                map.forEach((key, value) -> lifted.put(key, key.equals("column_sorting") ? UNKNOWN : lifted(value)));
                yield lifted;
            }
            case Integer number -> number.longValue();
            case null, default -> answer;
        };
    }
}
