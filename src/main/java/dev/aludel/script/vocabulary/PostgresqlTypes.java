package dev.aludel.script.vocabulary;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.ColumnType.BinaryKind;
import dev.aludel.operation.ColumnType.FloatKind;
import dev.aludel.operation.ColumnType.StringKind;
import dev.aludel.operation.ColumnType.Width;
import dev.aludel.operation.Expression;
import dev.aludel.operation.MetaData;
import dev.aludel.operation.Name;
import dev.aludel.operation.TextStatement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of {@code sqlalchemy.dialects.postgresql}. */
final class PostgresqlTypes {
    private static final String PREFIX = "postgresql.";

    private PostgresqlTypes() {}

    static void register(Registry registry) {
        for (String name : List.of(
                "INET",
                "CIDR",
                "MACADDR",
                "MACADDR8",
                "MONEY",
                "OID",
                "REGCLASS",
                "REGCONFIG",
                "TSQUERY",
                "TSVECTOR",
                "JSONPATH",
                "INT4RANGE",
                "INT8RANGE",
                "NUMRANGE",
                "DATERANGE",
                "TSRANGE",
                "TSTZRANGE",
                "INT4MULTIRANGE",
                "INT8MULTIRANGE",
                "NUMMULTIRANGE",
                "DATEMULTIRANGE",
                "TSMULTIRANGE",
                "TSTZMULTIRANGE")) {
            registry.construct(PREFIX + name + "()", bound -> new ColumnType.PlainType("postgresql", name));
        }
        registry.construct(
                PREFIX + "HSTORE(text_type=None)", bound -> new ColumnType.PlainType("postgresql", "HSTORE"));
        shared(registry);
        times(registry);
        registry.construct(
                PREFIX + "UUID(as_uuid=True)", bound -> new ColumnType.UuidType(bound.flag("as_uuid"), true));
        for (String name : List.of("JSON", "JSONB")) {
            registry.construct(
                    PREFIX + name + "(none_as_null=False, astext_type=None)",
                    bound -> new ColumnType.JsonType(name.equals("JSONB"), bound.flag("none_as_null")));
        }
        registry.construct(
                PREFIX + "BYTEA(length=None)",
                bound -> new ColumnType.BinaryType(BinaryKind.BYTEA, bound.integer("length")));
        registry.construct(
                PREFIX + "BIT(length=None, varying=False)",
                bound -> new ColumnType.BitType(bound.integer("length"), bound.flag("varying")));
        registry.construct(
                PREFIX + "ARRAY(item_type, as_tuple=False, dimensions=None, zero_indexes=False)", GenericTypes::array);
        registry.construct(PREFIX + "ENUM(*enums, **kw)", PostgresqlTypes::enumeration);
        registry.construct(
                PREFIX + "DOMAIN(name, data_type, *, collation=None, default=None, constraint_name=None, not_null=None,"
                        + " check=None, create_type=True, schema=None, metadata=None, inherit_schema=None, quote=None)",
                PostgresqlTypes::domain);
    }

    private static void shared(Registry registry) {
        Map.of("INTEGER", Width.NORMAL, "SMALLINT", Width.SMALL, "BIGINT", Width.BIG)
                .forEach((name, width) ->
                        registry.construct(PREFIX + name + "()", bound -> new ColumnType.IntegerType(width)));
        Map.of(
                        "TEXT",
                        StringKind.TEXT,
                        "VARCHAR",
                        StringKind.VARCHAR,
                        "CHAR",
                        StringKind.CHAR,
                        "CITEXT",
                        StringKind.CITEXT)
                .forEach((name, kind) -> registry.construct(
                        PREFIX + name + GenericTypes.STRING, bound -> GenericTypes.string(kind, bound)));
        Map.of("FLOAT", FloatKind.FLOAT, "REAL", FloatKind.REAL, "DOUBLE_PRECISION", FloatKind.DOUBLE_PRECISION)
                .forEach((name, kind) -> registry.construct(
                        PREFIX + name + GenericTypes.FLOAT,
                        bound -> new ColumnType.FloatType(kind, bound.integer("precision"))));
        registry.construct(PREFIX + "NUMERIC" + GenericTypes.NUMERIC, bound -> GenericTypes.numeric(false, bound));
        registry.construct(PREFIX + "BOOLEAN" + GenericTypes.SCHEMA_TYPE, GenericTypes::bool);
        registry.construct(PREFIX + "DATE()", bound -> new ColumnType.DateType());
    }

    private static void times(Registry registry) {
        registry.construct(
                PREFIX + "TIME(timezone=False, precision=None)",
                bound -> new ColumnType.TimeType(bound.flag("timezone"), bound.integer("precision")));
        registry.construct(
                PREFIX + "TIMESTAMP(timezone=False, precision=None)",
                bound -> new ColumnType.TimestampType(bound.flag("timezone"), bound.integer("precision"), false));
        registry.construct(
                PREFIX + "INTERVAL(precision=None, fields=None)",
                bound -> new ColumnType.IntervalType(true, bound.integer("precision"), bound.string("fields")));
    }

    private static ColumnType enumeration(Bound bound) {
        Map<String, @Nullable Object> options = bound.keywords();
        if (Boolean.FALSE.equals(options.get("native_enum"))) {
            throw Misuse.argumentError("the native_enum flag does not apply to the sqlalchemy.dialects.postgresql.ENUM"
                    + " datatype; this type always refers to ENUM. Use sqlalchemy.types.Enum for non-native enum.");
        }
        return GenericTypes.enumeration(bound.rest(), options, false);
    }

    private static ColumnType domain(Bound bound) {
        MetaData metadata = bound.as("metadata", MetaData.class);
        Name schema = bound.name("schema");
        return new ColumnType.DomainType(
                schema != null ? schema : metadata == null ? null : metadata.schema(),
                bound.requiredName("name").quoted(bound.flagOrNull("quote")),
                bound.required("data_type", ColumnType.class),
                bound.string("collation"),
                bound.value("default"),
                bound.name("constraint_name"),
                bound.flag("not_null"),
                expression(bound.value("check")),
                bound.flag("create_type"),
                metadata != null);
    }

    /** An expression, or a string as SQL; null for None. */
    static @Nullable Expression expression(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Expression expression -> expression;
            case String text -> new TextStatement(text);
            default ->
                throw Misuse.argumentError(
                        "SQL expression element or literal value expected, got %s.".formatted(value));
        };
    }
}
