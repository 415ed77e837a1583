package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.CompileError;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.ColumnType.ArrayType;
import dev.aludel.operation.ColumnType.BinaryType;
import dev.aludel.operation.ColumnType.BitType;
import dev.aludel.operation.ColumnType.BooleanType;
import dev.aludel.operation.ColumnType.DateType;
import dev.aludel.operation.ColumnType.DialectType;
import dev.aludel.operation.ColumnType.DomainType;
import dev.aludel.operation.ColumnType.EnumType;
import dev.aludel.operation.ColumnType.FloatType;
import dev.aludel.operation.ColumnType.IntegerType;
import dev.aludel.operation.ColumnType.IntervalType;
import dev.aludel.operation.ColumnType.JsonType;
import dev.aludel.operation.ColumnType.NullType;
import dev.aludel.operation.ColumnType.NumericType;
import dev.aludel.operation.ColumnType.PlainType;
import dev.aludel.operation.ColumnType.RawType;
import dev.aludel.operation.ColumnType.ScriptType;
import dev.aludel.operation.ColumnType.StringType;
import dev.aludel.operation.ColumnType.TimeType;
import dev.aludel.operation.ColumnType.TimestampType;
import dev.aludel.operation.ColumnType.UuidType;
import dev.aludel.operation.ColumnType.VariantType;
import dev.aludel.operation.Name;
import org.jspecify.annotations.Nullable;

/** Types as PostgreSQL spells them. */
final class TypeSql {

    private TypeSql() {}

    /**
     * The type's SQL.
     *
     * @throws dev.aludel.error.AludelException code {@code compile-error} where PostgreSQL has no such type
     */
    static String render(ColumnType type) {
        return switch (type) {
            case IntegerType integer ->
                switch (integer.width()) {
                    case SMALL -> "SMALLINT";
                    case NORMAL -> "INTEGER";
                    case BIG -> "BIGINT";
                };
            case StringType string -> string(string);
            case NumericType numeric -> (numeric.decimal() ? "DECIMAL" : "NUMERIC") + digits(numeric);
            case FloatType number -> floating(number);
            case BooleanType bool -> "BOOLEAN";
            case DateType date -> "DATE";
            case TimeType time -> "TIME" + precision(time.precision()) + zone(time.timezone());
            case TimestampType time ->
                time.literal() ? "DATETIME" : "TIMESTAMP" + precision(time.precision()) + zone(time.timezone());
            case IntervalType interval -> interval(interval);
            case BinaryType binary -> binary(binary);
            case EnumType enumeration -> enumeration(enumeration);
            case DomainType domain -> Identifiers.withSchema(domain.schema(), Identifiers.quote(domain.name()));
            case UuidType uuid -> uuid.nativeType() ? "UUID" : "CHAR(32)";
            case JsonType json -> json.binary() ? "JSONB" : "JSON";
            case ArrayType array -> array(array);
            case BitType bit -> bit(bit);
            case PlainType plain -> plain(plain);
            case DialectType other -> foreign(other);
            case RawType raw -> raw.sql();
            case NullType none ->
                throw CompileError.of(
                        "Can't generate DDL for NullType(); did you forget to specify a type on this Column?");
            case VariantType variant -> render(variant.in(PostgresqlDialect.NAME));
            case ScriptType script -> render(script.base());
        };
    }

    private static String string(StringType type) {
        String word = switch (type.kind()) {
            case STRING, VARCHAR -> "VARCHAR";
            case TEXT -> "TEXT";
            case CHAR -> "CHAR";
            case NCHAR -> "NCHAR";
            case NVARCHAR -> "NVARCHAR";
            case CLOB -> "CLOB";
            case CITEXT -> "CITEXT";
        };
        return type.kind() == ColumnType.StringKind.CITEXT ? word : sized(word, type.length(), type.collation());
    }

    private static String sized(String word, @Nullable Long length, @Nullable String collation) {
        return word
                + (length == null || length == 0 ? "" : "(" + length + ")")
                + (collation == null || collation.isEmpty() ? "" : " COLLATE \"" + collation + "\"");
    }

    private static String digits(NumericType type) {
        if (type.precision() == null) {
            return "";
        }
        return type.scale() == null ? "(" + type.precision() + ")" : "(" + type.precision() + ", " + type.scale() + ")";
    }

    private static String floating(FloatType type) {
        return switch (type.kind()) {
            case FLOAT ->
                type.precision() == null || type.precision() == 0 ? "FLOAT" : "FLOAT(" + type.precision() + ")";
            case REAL -> "REAL";
            case DOUBLE_LITERAL -> "DOUBLE";
            case DOUBLE, DOUBLE_PRECISION -> "DOUBLE PRECISION";
        };
    }

    private static String precision(@Nullable Long digits) {
        return digits == null ? "" : "(" + digits + ")";
    }

    private static String zone(boolean timezone) {
        return timezone ? " WITH TIME ZONE" : " WITHOUT TIME ZONE";
    }

    private static String interval(IntervalType type) {
        if (!type.nativeType()) {
            return "TIMESTAMP WITHOUT TIME ZONE";
        }
        return "INTERVAL"
                + (type.fields() == null ? "" : " " + type.fields())
                + (type.precision() == null ? "" : " (" + type.precision() + ")");
    }

    private static String binary(BinaryType type) {
        String size = type.length() == null || type.length() == 0 ? "" : "(" + type.length() + ")";
        return switch (type.kind()) {
            case LARGE_BINARY, BYTEA -> "BYTEA";
            case BLOB -> "BLOB";
            case BINARY -> "BINARY" + size;
            case VARBINARY -> "VARBINARY" + size;
        };
    }

    private static String enumeration(EnumType type) {
        if (!type.nativeType()) {
            return sized("VARCHAR", type.length() == null ? (Long) type.longestLabel() : type.length(), null);
        }
        Name name = type.name();
        if (name == null || name.text().isEmpty()) {
            throw CompileError.of("PostgreSQL ENUM type requires a name.");
        }
        return Identifiers.withSchema(type.schema(), Identifiers.quote(name));
    }

    private static String array(ArrayType type) {
        String inner = render(type.item());
        String brackets = "[]".repeat(type.dimensions() == null ? 1 : Math.toIntExact(type.dimensions()));
        int collation = inner.indexOf(" COLLATE");
        return collation < 0 ? inner + brackets : inner.substring(0, collation) + brackets + inner.substring(collation);
    }

    private static String bit(BitType type) {
        if (type.varying()) {
            return type.length() == null ? "BIT VARYING" : "BIT VARYING(" + type.length() + ")";
        }
        return "BIT(" + (type.length() == null || type.length() == 0 ? 1 : type.length()) + ")";
    }

    private static String plain(PlainType type) {
        if (type.dialect().equals(PostgresqlDialect.NAME)) {
            return type.name();
        }
        throw unsupported(type.name());
    }

    private static String foreign(DialectType type) {
        if (type.ancestor() != null) {
            return render(type.ancestor());
        }
        throw unsupported(type.name());
    }

    private static RuntimeException unsupported(String name) {
        return CompileError.of("Compiler <sqlalchemy.dialects.postgresql.base.PGTypeCompiler> can't render element of"
                + " type " + name);
    }
}
