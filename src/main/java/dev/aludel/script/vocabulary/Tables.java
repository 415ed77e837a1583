package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.ForeignKey;
import dev.aludel.operation.ForeignKeyRules;
import dev.aludel.operation.Index;
import dev.aludel.operation.IndexElement;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.Table;
import dev.aludel.operation.TableConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds a table from what was given to it: finds what its columns imply, and names it all. */
final class Tables {
    private static final String INCLUDE = "postgresql_include";

    private final Naming naming;
    private final QualifiedName name;
    private final List<Column> columns;
    private final List<TableConstraint> constraints = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    private Tables(Naming naming, QualifiedName name, List<Column> columns) {
        this.naming = naming;
        this.name = name;
        this.columns = columns;
    }

    /**
     * The table.
     *
     * @param items columns, constraints and indexes; anything else is passed over, as Alembic does
     */
    static Table build(
            Naming naming,
            QualifiedName name,
            List<@Nullable Object> items,
            @Nullable String comment,
            List<String> prefixes,
            Map<String, @Nullable Object> options) {
        Map<String, Column> byKey = new LinkedHashMap<>();
        for (Column column : of(items, Column.class)) {
            if (byKey.put(column.key(), column) != null) {
                throw new AludelException(Problem.of(
                        "duplicate-column-error",
                        "A column with name '%s' is already present in table '%s'."
                                .formatted(column.name(), name.name())));
            }
        }
        List<TableConstraint> given = of(items, TableConstraint.class);
        Tables builder = new Tables(naming, name, inKey(List.copyOf(byKey.values()), given, name));
        builder.keys(given);
        given.stream()
                .filter(constraint -> !(constraint instanceof TableConstraint.PrimaryKey))
                .forEach(constraint -> builder.add(builder.resolved(constraint)));
        of(items, Index.class).forEach(index -> builder.indexes.add(builder.resolved(index)));
        builder.columns.forEach(builder::implied);
        List<Column> named = builder.columns.stream()
                .map(column -> column.checks().isEmpty()
                        ? column
                        : column.withChecks(column.checks().stream()
                                .map(check -> (TableConstraint.Check) naming.named(check, name, builder.columns))
                                .toList()))
                .toList();
        return new Table(
                name,
                named,
                List.copyOf(builder.constraints),
                List.copyOf(builder.indexes),
                comment,
                prefixes,
                options);
    }

    /**
     * A table with what was added to it after it was made.
     *
     * @param resolved where foreign keys lead that the script wrote as text, by that text
     * @param kept which foreign keys it keeps, each as {@code columns>targets}; null for all
     */
    static Table extended(
            Table table,
            Naming naming,
            List<@Nullable Object> added,
            Map<String, ForeignKey.Reference> resolved,
            @Nullable List<String> kept) {
        Tables builder = new Tables(naming, table.name(), table.columns());
        builder.constraints.addAll(table.constraints());
        builder.indexes.addAll(table.indexes());
        of(added, TableConstraint.class).forEach(constraint -> builder.add(builder.resolved(constraint)));
        of(added, Index.class).forEach(index -> builder.indexes.add(builder.resolved(index)));
        List<TableConstraint> constraints = builder.constraints.stream()
                .map(constraint -> kept != null
                                && constraint instanceof TableConstraint.ForeignKeys key
                                && !kept.contains(written(key))
                        ? byAlter(key)
                        : led(constraint, resolved))
                .toList();
        return new Table(
                table.name(),
                table.columns(),
                constraints,
                List.copyOf(builder.indexes),
                table.comment(),
                table.prefixes(),
                table.options());
    }

    /** The key as one that is not written with the table, though its columns count as referring to another. */
    private static TableConstraint byAlter(TableConstraint.ForeignKeys key) {
        ForeignKeyRules rules = key.rules();
        return new TableConstraint.ForeignKeys(
                key.name(),
                key.columns(),
                key.referredTable(),
                key.referredColumns(),
                new ForeignKeyRules(
                        rules.onUpdate(), rules.onDelete(), rules.deferrable(), rules.initially(), rules.match(), true),
                key.options());
    }

    private static String written(TableConstraint.ForeignKeys key) {
        return key.columns().stream().map(Name::text).collect(Collectors.joining(",")) + ">"
                + String.join(",", targets(key));
    }

    private static List<String> targets(TableConstraint.ForeignKeys key) {
        return key.referredColumns().stream()
                .map(column -> key.referredTable() + "." + column.text())
                .toList();
    }

    /** The constraint; a foreign key leads where the map says. */
    static TableConstraint led(TableConstraint constraint, Map<String, ForeignKey.Reference> resolved) {
        if (!(constraint instanceof TableConstraint.ForeignKeys key)) {
            return constraint;
        }
        List<ForeignKey.Reference> found = targets(key).stream()
                .flatMap(target -> Stream.ofNullable(resolved.get(target)))
                .toList();
        if (found.size() < key.columns().size()) {
            return key;
        }
        List<Name> columns = found.stream()
                .map(reference -> Name.of(Objects.requireNonNull(reference.column())))
                .toList();
        return new TableConstraint.ForeignKeys(
                key.name(), key.columns(), found.get(0).table(), columns, key.rules(), key.options());
    }

    /** The strings among the prefixes. */
    static List<String> prefixes(List<@Nullable Object> given) {
        return given.stream().map(String::valueOf).toList();
    }

    private static <T> List<T> of(List<@Nullable Object> items, Class<T> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Column> inKey(List<Column> columns, List<TableConstraint> given, QualifiedName table) {
        Set<String> keyed = given.stream()
                .filter(TableConstraint.PrimaryKey.class::isInstance)
                .flatMap(key -> ((TableConstraint.PrimaryKey) key).columns().stream())
                .map(Name::text)
                .collect(Collectors.toSet());
        return columns.stream()
                .map(column -> keyed.contains(column.key())
                                || keyed.contains(column.name().text())
                        ? schemaInherited(column.inPrimaryKey(true), table)
                        : schemaInherited(column, table))
                .toList();
    }

    private static Column schemaInherited(Column column, QualifiedName table) {
        return column.withType(inheriting(column.type(), table));
    }

    private static ColumnType inheriting(ColumnType type, QualifiedName table) {
        return switch (type) {
            case ColumnType.EnumType enumeration
            when enumeration.inheritSchema() -> enumeration.inSchema(table.schema());
            case ColumnType.ArrayType array ->
                new ColumnType.ArrayType(inheriting(array.item(), table), array.dimensions());
            case ColumnType other -> other;
        };
    }

    private void keys(List<TableConstraint> given) {
        List<TableConstraint.PrimaryKey> explicit = given.stream()
                .filter(TableConstraint.PrimaryKey.class::isInstance)
                .map(TableConstraint.PrimaryKey.class::cast)
                .toList();
        if (!explicit.isEmpty()) {
            add(resolved(explicit.get(explicit.size() - 1)));
            return;
        }
        List<Column> key = columns.stream().filter(Column::primaryKey).toList();
        if (!key.isEmpty()) {
            Stream<Column> counting = key.stream().filter(column -> column.autoincrement() == Column.Autoincrement.YES);
            Stream<Column> others = key.stream().filter(column -> column.autoincrement() != Column.Autoincrement.YES);
            List<Name> names = Stream.concat(counting, others).map(Column::name).toList();
            add(new TableConstraint.PrimaryKey(null, names, null, null, Map.of()));
        }
    }

    private void add(TableConstraint constraint) {
        constraints.add(naming.named(constraint, name, columns));
    }

    private void implied(Column column) {
        if (column.index()) {
            indexes.add(naming.named(
                    new Index(null, List.of(new IndexElement.OfColumn(column.name())), column.unique(), Map.of()),
                    name,
                    columns));
        } else if (column.unique()) {
            add(new TableConstraint.Unique(null, List.of(column.name()), null, null, Map.of()));
        }
        labels(column).forEach(this::add);
        for (ForeignKey key : column.foreignKeys()) {
            String target = key.target().column();
            Name referred = target == null ? Name.of(column.key()) : Name.of(target);
            add(new TableConstraint.ForeignKeys(
                    key.name(),
                    List.of(column.name()),
                    key.target().table(),
                    List.of(referred),
                    key.rules(),
                    key.options()));
        }
    }

    /** The CHECK that comes with a column of an enum that asks for one. */
    static List<TableConstraint> labels(Column column) {
        ColumnType type = column.type() instanceof ColumnType.VariantType variant ? variant.base() : column.type();
        return type instanceof ColumnType.EnumType enumeration && enumeration.createConstraint()
                ? List.of(new TableConstraint.LabelCheck(
                        enumeration.name(), column.name(), enumeration.labels(), enumeration.nativeType()))
                : List.of();
    }

    private TableConstraint resolved(TableConstraint constraint) {
        return switch (constraint) {
            case TableConstraint.PrimaryKey key ->
                new TableConstraint.PrimaryKey(
                        key.name(),
                        columnNames("PrimaryKeyConstraint", key.columns()),
                        key.deferrable(),
                        key.initially(),
                        included(key.options()));
            case TableConstraint.Unique unique ->
                new TableConstraint.Unique(
                        unique.name(),
                        columnNames("UniqueConstraint", unique.columns()),
                        unique.deferrable(),
                        unique.initially(),
                        included(unique.options()));
            case TableConstraint.ForeignKeys key ->
                new TableConstraint.ForeignKeys(
                        key.name(),
                        columnNames("ForeignKeyConstraint", key.columns()),
                        key.referredTable(),
                        key.referredColumns(),
                        key.rules(),
                        key.options());
            case TableConstraint.Check check -> check;
            case TableConstraint.LabelCheck check -> check;
            case TableConstraint.Exclude exclude -> exclude;
        };
    }

    /** The options with the columns that {@code postgresql_include} names as the table has them. */
    private Map<String, @Nullable Object> included(Map<String, @Nullable Object> options) {
        if (!(options.get(INCLUDE) instanceof List<?> names)) {
            return options;
        }
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>(options);
        resolved.put(INCLUDE, names.stream().map(this::included).toList());
        return resolved;
    }

    private Object included(Object given) {
        String key = given instanceof Name name ? name.text() : String.valueOf(given);
        if (given instanceof Column column) {
            return column.name();
        }
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .map(Column::name)
                .orElseThrow(() -> new AludelException(Problem.of("key-error", "'" + key + "'")
                        .because("postgresql_include names a column that table '" + name + "' doesn't have")));
    }

    private Index resolved(Index index) {
        List<IndexElement> elements = index.elements().stream()
                .map(element -> element instanceof IndexElement.OfColumn column
                        ? new IndexElement.OfColumn(
                                columnNames("Index", List.of(column.column())).get(0))
                        : element)
                .toList();
        return naming.named(
                new Index(index.name(), elements, index.unique(), included(index.options())), name, columns);
    }

    private List<Name> columnNames(String construct, List<Name> keys) {
        return keys.stream()
                .map(key -> columns.stream()
                        .filter(column -> column.key().equals(key.text()))
                        .findFirst()
                        .or(() -> columns.stream()
                                .filter(column -> column.name().text().equals(key.text()))
                                .findFirst())
                        .orElseThrow(() -> new AludelException(Problem.of(
                                "constraint-column-not-found-error",
                                "Can't create %s on table '%s': no column named '%s' is present."
                                        .formatted(construct, name, key))))
                        .name())
                .toList();
    }
}
