package dev.aludel.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column, as SQLAlchemy names types: generic ones ({@code String}), literal ones ({@code VARCHAR}) and
 * those of one dialect. Which SQL it is decides the dialect.
 */
public sealed interface ColumnType {

    /** An integer of some width. */
    record IntegerType(Width width) implements ColumnType {}

    /** How wide an integer is. */
    enum Width {
        /** Two bytes. */
        SMALL,
        /** Four bytes. */
        NORMAL,
        /** Eight bytes. */
        BIG
    }

    /**
     * Characters.
     *
     * @param length the most characters, or null for no limit
     */
    record StringType(
            StringKind kind,
            @Nullable Long length,
            @Nullable String collation) implements ColumnType {}

    /** The ways to spell a type of characters. */
    enum StringKind {
        /** {@code String}, {@code Unicode}. */
        STRING,
        /** {@code Text}, {@code UnicodeText}. */
        TEXT,
        /** {@code CHAR}. */
        CHAR,
        /** {@code NCHAR}. */
        NCHAR,
        /** {@code VARCHAR}. */
        VARCHAR,
        /** {@code NVARCHAR}. */
        NVARCHAR,
        /** {@code CLOB}. */
        CLOB,
        /** {@code postgresql.CITEXT}. */
        CITEXT
    }

    /**
     * Exact decimals.
     *
     * @param decimal whether it was spelled DECIMAL
     * @param precision digits in all, or null
     * @param scale digits after the point, or null
     */
    record NumericType(
            boolean decimal,
            @Nullable Long precision,
            @Nullable Long scale) implements ColumnType {}

    /** Floating point numbers; the precision is in binary digits. */
    record FloatType(FloatKind kind, @Nullable Long precision) implements ColumnType {}

    /** The ways to spell a floating point type. */
    enum FloatKind {
        /** {@code Float}, {@code FLOAT}. */
        FLOAT,
        /** {@code REAL}. */
        REAL,
        /** {@code Double}: what the dialect calls it. */
        DOUBLE,
        /** {@code DOUBLE}, to the letter. */
        DOUBLE_LITERAL,
        /** {@code DOUBLE_PRECISION}. */
        DOUBLE_PRECISION
    }

    /**
     * True or false.
     *
     * @param createConstraint whether a database without booleans gets a CHECK
     * @param name the CHECK's name
     */
    record BooleanType(boolean createConstraint, @Nullable Name name) implements ColumnType {}

    /** A day. */
    record DateType() implements ColumnType {}

    /** A time of day; the precision is in digits of a second. */
    record TimeType(boolean timezone, @Nullable Long precision) implements ColumnType {}

    /**
     * A day with its time; the precision is in digits of a second.
     *
     * @param literal whether it was spelled {@code DATETIME}, which not every database knows
     */
    record TimestampType(boolean timezone, @Nullable Long precision, boolean literal) implements ColumnType {}

    /**
     * A duration.
     *
     * @param nativeType whether to use the database's own type where there is one
     * @param precision digits of a second
     * @param fields what it is restricted to, such as {@code YEAR TO MONTH}
     */
    record IntervalType(
            boolean nativeType,
            @Nullable Long precision,
            @Nullable String fields) implements ColumnType {}

    /** Bytes. */
    record BinaryType(BinaryKind kind, @Nullable Long length) implements ColumnType {}

    /** The ways to spell a type of bytes. */
    enum BinaryKind {
        /** {@code LargeBinary}, {@code PickleType}: what the dialect calls it. */
        LARGE_BINARY,
        /** {@code BLOB}. */
        BLOB,
        /** {@code BINARY}. */
        BINARY,
        /** {@code VARBINARY}. */
        VARBINARY,
        /** {@code postgresql.BYTEA}. */
        BYTEA
    }

    /**
     * One of several labels: a named type of the database, or characters with an optional CHECK.
     *
     * @param labels the labels in order
     * @param name the type's or the CHECK's name
     * @param nativeType whether to use the database's own enum type where there is one
     * @param createConstraint whether characters get a CHECK
     * @param length the characters, or null for the longest label
     * @param createType whether creating a table creates the type
     * @param ownedByMetadata whether it was given {@code metadata=}, so that tables neither create nor drop it
     * @param inheritSchema whether it takes the schema of its table
     */
    record EnumType(
            List<String> labels,
            @Nullable Name schema,
            @Nullable Name name,
            boolean nativeType,
            boolean createConstraint,
            @Nullable Long length,
            boolean createType,
            boolean ownedByMetadata,
            boolean inheritSchema)
            implements ColumnType {
        public EnumType {
            labels = List.copyOf(labels);
        }

        /** The same type in another schema. */
        public EnumType inSchema(@Nullable Name other) {
            return new EnumType(
                    labels,
                    other,
                    name,
                    nativeType,
                    createConstraint,
                    length,
                    createType,
                    ownedByMetadata,
                    inheritSchema);
        }

        /** The characters it needs where it is no type of its own. */
        public long longestLabel() {
            return labels.stream()
                    .mapToLong(label -> label.codePointCount(0, label.length()))
                    .max()
                    .orElse(0);
        }
    }

    /**
     * A named type with constraints: PostgreSQL's DOMAIN.
     *
     * @param defaultValue a {@link String} to quote, an {@link Expression}, or null
     */
    record DomainType(
            @Nullable Name schema,
            Name name,
            ColumnType dataType,
            @Nullable String collation,
            @Nullable Object defaultValue,
            @Nullable Name constraintName,
            boolean notNull,
            @Nullable Expression check,
            boolean createType,
            boolean ownedByMetadata)
            implements ColumnType {}

    /**
     * A UUID.
     *
     * @param asUuid whether scripts see UUID objects, not strings
     * @param nativeType whether to use the database's own type where there is one
     */
    record UuidType(boolean asUuid, boolean nativeType) implements ColumnType {}

    /**
     * A JSON document.
     *
     * @param binary whether it is PostgreSQL's JSONB
     * @param noneAsNull whether None means SQL's NULL, not JSON's
     */
    record JsonType(boolean binary, boolean noneAsNull) implements ColumnType {}

    /**
     * An array.
     *
     * @param dimensions how many, or null where it wasn't said
     */
    record ArrayType(ColumnType item, @Nullable Long dimensions) implements ColumnType {}

    /** PostgreSQL's bits. */
    record BitType(@Nullable Long length, boolean varying) implements ColumnType {}

    /**
     * A type without arguments that one dialect has, such as INET.
     *
     * @param dialect the dialect, such as {@code postgresql}
     * @param name the name in capitals
     */
    record PlainType(String dialect, String name) implements ColumnType {}

    /**
     * A type of a dialect that is not rendered in its own words here, such as {@code mysql.MEDIUMTEXT(…)}.
     *
     * @param dialect the dialect
     * @param name the type's name
     * @param ancestor what kind of type it is: what other dialects make of it, or null where they know nothing like it
     */
    record DialectType(
            String dialect, String name, @Nullable ColumnType ancestor) implements ColumnType {}

    /** A type given as the SQL it is: a user-defined type's {@code get_col_spec()}. */
    record RawType(String sql) implements ColumnType {}

    /** No type yet: a column whose type comes from a foreign key or was never said. */
    record NullType() implements ColumnType {}

    /** A type that differs by dialect: {@code with_variant}. */
    record VariantType(ColumnType base, Map<String, ColumnType> variants) implements ColumnType {
        public VariantType {
            variants = Map.copyOf(variants);
        }
    }

    /**
     * A type whose values a script converts by itself: a TypeDecorator, an enumeration class.
     *
     * @param base what it is in the database
     * @param number what the script knows it by
     */
    record ScriptType(ColumnType base, long number) implements ColumnType {}

    /** What a column of it is in the dialect, variants resolved. */
    default ColumnType in(String dialect) {
        return switch (this) {
            case VariantType variant ->
                variant.variants().getOrDefault(dialect, variant.base()).in(dialect);
            case ScriptType script -> script.base().in(dialect);
            default -> this;
        };
    }
}
