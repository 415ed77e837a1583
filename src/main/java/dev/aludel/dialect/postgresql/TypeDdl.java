package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SqlStatement;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.ColumnType.DomainType;
import dev.aludel.operation.ColumnType.EnumType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.SchemaOperation.CreateTypes;
import dev.aludel.operation.SchemaOperation.DropTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CREATE and DROP of the types that have a name of their own: enums and domains. */
final class TypeDdl {

    private TypeDdl() {}

    /** The statement that creating a table with such a column needs first; a run sends it once. */
    static Optional<SqlStatement> createWith(ColumnType type) {
        return implied(type).map(named -> new SqlStatement(createText(named), List.of(), null, key(named)));
    }

    /** The statement that dropping the table by itself sends after it. */
    static Optional<SqlStatement> dropWith(ColumnType type) {
        // A type that this run created stays, as with Alembic.
        return implied(type).map(named -> new SqlStatement(dropText(named), List.of(), null, key(named)));
    }

    /** {@code CREATE TYPE} by itself; none where the type is no type of its own here. */
    static List<SqlStatement> create(ColumnType type, boolean checkFirst) {
        return named(type)
                .map(named -> List.of(new SqlStatement(
                        createText(named), List.of(), checkFirst ? CatalogSql.typeExists(name(named)) : null)))
                .orElse(List.of());
    }

    /** {@code DROP TYPE} by itself. */
    static List<SqlStatement> drop(ColumnType type, boolean checkFirst) {
        return named(type)
                .map(named -> List.of(new SqlStatement(
                        dropText(named), List.of(), checkFirst ? CatalogSql.typeMissing(name(named)) : null)))
                .orElse(List.of());
    }

    /** {@code CREATE TYPE} for each of several. */
    static List<SqlStatement> create(CreateTypes operation) {
        return distinct(operation.types(), operation.metadataOwned())
                .flatMap(type -> create(type, operation.checkFirst()).stream())
                .toList();
    }

    /** {@code DROP TYPE} for each of several. */
    static List<SqlStatement> drop(DropTypes operation) {
        return distinct(operation.types(), operation.metadataOwned())
                .flatMap(type -> drop(type, operation.checkFirst()).stream())
                .toList();
    }

    private static Stream<ColumnType> distinct(List<ColumnType> types, boolean metadataOwned) {
        Map<String, ColumnType> byName = new LinkedHashMap<>();
        types.stream()
                .flatMap(type -> named(type).stream())
                .filter(TypeDdl::created)
                .filter(type -> metadataOwned || !ownedByMetadata(type))
                .forEach(type -> byName.putIfAbsent(key(type), type));
        return byName.values().stream();
    }

    private static boolean created(ColumnType type) {
        return type instanceof EnumType enumeration
                ? enumeration.createType()
                : type instanceof DomainType domain && domain.createType();
    }

    private static boolean ownedByMetadata(ColumnType type) {
        return type instanceof EnumType enumeration
                ? enumeration.ownedByMetadata()
                : type instanceof DomainType domain && domain.ownedByMetadata();
    }

    private static Optional<ColumnType> implied(ColumnType type) {
        return named(type).filter(named -> created(named) && !ownedByMetadata(named));
    }

    private static Optional<ColumnType> named(ColumnType type) {
        ColumnType here = type.in(PostgresqlDialect.NAME);
        if (here instanceof ColumnType.ArrayType array) {
            return named(array.item());
        }
        boolean own = here instanceof DomainType || (here instanceof EnumType enumeration && enumeration.nativeType());
        return own ? Optional.of(here) : Optional.empty();
    }

    private static QualifiedName name(ColumnType type) {
        Name none = Name.of("");
        return switch (type) {
            case EnumType enumeration ->
                new QualifiedName(enumeration.schema(), enumeration.name() == null ? none : enumeration.name());
            case DomainType domain -> new QualifiedName(domain.schema(), domain.name());
            case ColumnType other -> new QualifiedName(null, none);
        };
    }

    private static String key(ColumnType type) {
        return (type instanceof EnumType ? "enum " : "domain ") + name(type);
    }

    private static String createText(ColumnType type) {
        if (type instanceof EnumType enumeration) {
            return "CREATE TYPE " + TypeSql.render(type) + " AS ENUM ("
                    + enumeration.labels().stream().map(ExpressionSql::literal).collect(Collectors.joining(", "))
                    + ")";
        }
        return type instanceof DomainType domain ? domain(domain) : "";
    }

    private static String domain(DomainType domain) {
        List<String> options = new ArrayList<>();
        if (domain.collation() != null) {
            options.add("COLLATE " + Identifiers.quote(domain.collation()));
        }
        String value = defaultText(domain.defaultValue());
        if (value != null) {
            options.add("DEFAULT " + value);
        }
        if (domain.constraintName() != null) {
            options.add("CONSTRAINT " + Identifiers.limited(domain.constraintName()));
        }
        if (domain.notNull()) {
            options.add("NOT NULL");
        }
        if (domain.check() != null) {
            options.add("CHECK (" + ExpressionSql.render(domain.check()) + ")");
        }
        return "CREATE DOMAIN " + TypeSql.render(domain) + " AS " + TypeSql.render(domain.dataType()) + " "
                + String.join(" ", options);
    }

    private static @Nullable String defaultText(@Nullable Object value) {
        return switch (value) {
            case Expression expression -> ExpressionSql.render(expression);
            case String text -> ExpressionSql.literal(text);
            case null, default -> null;
        };
    }

    private static String dropText(ColumnType type) {
        return (type instanceof EnumType ? "DROP TYPE " : "DROP DOMAIN ") + TypeSql.render(type);
    }
}
