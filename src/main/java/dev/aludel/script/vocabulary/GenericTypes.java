package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.ColumnType.BinaryKind;
import dev.aludel.operation.ColumnType.FloatKind;
import dev.aludel.operation.ColumnType.StringKind;
import dev.aludel.operation.ColumnType.Width;
import dev.aludel.operation.MetaData;
import dev.aludel.operation.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of {@code sqlalchemy} itself. */
final class GenericTypes {
    static final String NUMERIC = "(precision=None, scale=None, decimal_return_scale=None, asdecimal=True)";
    static final String FLOAT = "(precision=None, asdecimal=False, decimal_return_scale=None)";
    static final String STRING = "(length=None, collation=None)";
    static final String SCHEMA_TYPE = "(create_constraint=False, name=None)";

    private GenericTypes() {}

    static void register(Registry registry) {
        integers(registry);
        strings(registry);
        numbers(registry);
        times(registry);
        binaries(registry);
        for (String name : List.of("Boolean", "BOOLEAN", "MatchType")) {
            registry.construct(name + SCHEMA_TYPE, bound -> bool(bound));
        }
        for (String name : List.of("Enum")) {
            registry.construct(name + "(*enums, **kw)", GenericTypes::enumeration);
        }
        registry.construct(
                "Uuid(as_uuid=True, native_uuid=True)",
                bound -> new ColumnType.UuidType(bound.flag("as_uuid"), bound.flag("native_uuid")));
        registry.construct("UUID(as_uuid=True)", bound -> new ColumnType.UuidType(bound.flag("as_uuid"), true));
        registry.construct(
                "JSON(none_as_null=False)", bound -> new ColumnType.JsonType(false, bound.flag("none_as_null")));
        registry.construct(
                "ARRAY(item_type, as_tuple=False, dimensions=None, zero_indexes=False)", GenericTypes::array);
        registry.construct("NullType()", bound -> new ColumnType.NullType());
        registry.construct(
                "UserDefinedType(sql)", bound -> new ColumnType.RawType(bound.required("sql", String.class)));
        registry.construct("TypeEngine.with_variant(type_, variant, *dialects)", GenericTypes::variant);
    }

    private static void integers(Registry registry) {
        Map.of(
                        "Integer",
                        Width.NORMAL,
                        "INTEGER",
                        Width.NORMAL,
                        "INT",
                        Width.NORMAL,
                        "SmallInteger",
                        Width.SMALL,
                        "SMALLINT",
                        Width.SMALL,
                        "BigInteger",
                        Width.BIG,
                        "BIGINT",
                        Width.BIG)
                .forEach((name, width) -> registry.construct(name + "()", bound -> new ColumnType.IntegerType(width)));
    }

    private static void strings(Registry registry) {
        Map.of(
                        "String",
                        StringKind.STRING,
                        "Unicode",
                        StringKind.STRING,
                        "Text",
                        StringKind.TEXT,
                        "UnicodeText",
                        StringKind.TEXT,
                        "TEXT",
                        StringKind.TEXT,
                        "CHAR",
                        StringKind.CHAR,
                        "NCHAR",
                        StringKind.NCHAR,
                        "VARCHAR",
                        StringKind.VARCHAR,
                        "NVARCHAR",
                        StringKind.NVARCHAR,
                        "CLOB",
                        StringKind.CLOB)
                .forEach((name, kind) -> registry.construct(name + STRING, bound -> string(kind, bound)));
    }

    private static void numbers(Registry registry) {
        registry.construct("Numeric" + NUMERIC, bound -> numeric(false, bound));
        registry.construct("NUMERIC" + NUMERIC, bound -> numeric(false, bound));
        registry.construct("DECIMAL" + NUMERIC, bound -> numeric(true, bound));
        Map.of(
                        "Float",
                        FloatKind.FLOAT,
                        "FLOAT",
                        FloatKind.FLOAT,
                        "REAL",
                        FloatKind.REAL,
                        "Double",
                        FloatKind.DOUBLE,
                        "DOUBLE",
                        FloatKind.DOUBLE_LITERAL,
                        "DOUBLE_PRECISION",
                        FloatKind.DOUBLE_PRECISION)
                .forEach((name, kind) -> registry.construct(
                        name + FLOAT, bound -> new ColumnType.FloatType(kind, bound.integer("precision"))));
    }

    private static void times(Registry registry) {
        for (String name : List.of("Date", "DATE")) {
            registry.construct(name + "()", bound -> new ColumnType.DateType());
        }
        for (String name : List.of("Time", "TIME")) {
            registry.construct(
                    name + "(timezone=False)", bound -> new ColumnType.TimeType(bound.flag("timezone"), null));
        }
        for (String name : List.of("DateTime", "TIMESTAMP", "DATETIME")) {
            registry.construct(
                    name + "(timezone=False)",
                    bound -> new ColumnType.TimestampType(bound.flag("timezone"), null, name.equals("DATETIME")));
        }
        registry.construct(
                "Interval(native=True, second_precision=None, day_precision=None)",
                bound -> new ColumnType.IntervalType(bound.flag("native"), bound.integer("second_precision"), null));
    }

    private static void binaries(Registry registry) {
        Map.of(
                        "LargeBinary",
                        BinaryKind.LARGE_BINARY,
                        "BLOB",
                        BinaryKind.BLOB,
                        "BINARY",
                        BinaryKind.BINARY,
                        "VARBINARY",
                        BinaryKind.VARBINARY)
                .forEach((name, kind) -> registry.construct(
                        name + "(length=None)", bound -> new ColumnType.BinaryType(kind, bound.integer("length"))));
        registry.construct(
                "PickleType(protocol=5, pickler=None, comparator=None, impl=None)",
                bound -> new ColumnType.BinaryType(BinaryKind.LARGE_BINARY, null));
    }

    static ColumnType bool(Bound bound) {
        return new ColumnType.BooleanType(bound.flag("create_constraint"), bound.name("name"));
    }

    static ColumnType string(StringKind kind, Bound bound) {
        return new ColumnType.StringType(kind, bound.integer("length"), bound.string("collation"));
    }

    static ColumnType numeric(boolean decimal, Bound bound) {
        return new ColumnType.NumericType(decimal, bound.integer("precision"), bound.integer("scale"));
    }

    static ColumnType array(Bound bound) {
        ColumnType item = bound.required("item_type", ColumnType.class);
        if (item instanceof ColumnType.ArrayType) {
            throw new AludelException(Problem.of(
                    "value-error",
                    "Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of basetype"));
        }
        return new ColumnType.ArrayType(item, bound.integer("dimensions"));
    }

    static ColumnType enumeration(Bound bound) {
        return enumeration(bound.rest(), bound.keywords(), true);
    }

    private static final Signature ENUM_OPTIONS = Signature.of("Enum(*, native_enum=True, create_constraint=False,"
            + " values_callable=None, sort_key_function=None, length=None, omit_aliases=True, validate_strings=False,"
            + " name=None, schema=None, metadata=None, inherit_schema=None, quote=None, create_type=True, **kw)");

    static ColumnType enumeration(
            List<@Nullable Object> labels, Map<String, @Nullable Object> options, boolean sizeable) {
        Bound bound = ENUM_OPTIONS.bind(List.of(), new HashMap<>(options));
        List<@Nullable Object> values =
                labels.size() == 1 && labels.get(0) instanceof List<?> list ? List.copyOf(list) : labels;
        List<String> texts = values.stream()
                .map(value -> {
                    if (value instanceof String text) {
                        return text;
                    }
                    throw Misuse.typeError("object of type '%s' has no len()"
                            .formatted(
                                    value == null
                                            ? "NoneType"
                                            : value.getClass().getSimpleName()));
                })
                .toList();
        Name name = bound.name("name");
        MetaData metadata = bound.as("metadata", MetaData.class);
        Name schema = bound.name("schema");
        boolean isNative = bound.flag("native_enum");
        Long length = sizeable ? bound.integer("length") : null;
        ColumnType.EnumType type = new ColumnType.EnumType(
                texts,
                schema != null ? schema : metadata == null ? null : metadata.schema(),
                name == null ? null : name.quoted(bound.flagOrNull("quote")),
                isNative,
                bound.flag("create_constraint"),
                length,
                sizeable || bound.flag("create_type"),
                metadata != null,
                bound.value("inherit_schema") != null && bound.flag("inherit_schema"));
        if (!isNative && length != null && length < type.longestLabel()) {
            throw new AludelException(Problem.of(
                    "value-error",
                    "When provided, length must be larger or equal than the length of the longest enum value. %d < %d"
                            .formatted(length, type.longestLabel())));
        }
        return type;
    }

    private static ColumnType variant(Bound bound) {
        ColumnType base = bound.required("type_", ColumnType.class);
        Map<String, ColumnType> variants = new HashMap<>();
        ColumnType root = base;
        if (base instanceof ColumnType.VariantType variant) {
            variants.putAll(variant.variants());
            root = variant.base();
        }
        for (Object dialect : bound.rest()) {
            if (!(dialect instanceof String name)) {
                throw bound.unfit("dialects", dialect);
            }
            if (variants.put(name, bound.required("variant", ColumnType.class)) != null) {
                throw Misuse.argumentError(
                        "Dialect '%s' is already present in the mapping for this %s".formatted(name, "type"));
            }
        }
        return new ColumnType.VariantType(root, variants);
    }
}
