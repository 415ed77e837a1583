package dev.aludel.script.vocabulary;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.ColumnType.DialectType;
import dev.aludel.operation.ColumnType.FloatKind;
import dev.aludel.operation.ColumnType.IntegerType;
import dev.aludel.operation.ColumnType.StringKind;
import dev.aludel.operation.ColumnType.Width;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of {@code mysql}, {@code sqlite}, {@code mssql} and {@code oracle}: a revision may name them, for a variant
 * if nothing else. Those that share their name with a standard type are that type elsewhere.
 */
final class OtherTypes {
    private static final Signature LENGTH = Signature.of("String(length=None, **kw)");
    private static final Signature DIGITS = Signature.of("Numeric(precision=None, scale=None, asdecimal=True, **kw)");

    private OtherTypes() {}

    static void register(Registry registry) {
        for (String name : List.of(
                "TINYINT",
                "MEDIUMINT",
                "TINYTEXT",
                "MEDIUMTEXT",
                "LONGTEXT",
                "TINYBLOB",
                "MEDIUMBLOB",
                "LONGBLOB",
                "BIT",
                "SET",
                "YEAR")) {
            enter(registry, "mysql", name, null);
        }
        for (String dialect : List.of("mysql", "mariadb", "sqlite", "mssql", "oracle")) {
            ancestors().forEach((name, ancestor) -> enter(registry, dialect, name, ancestor));
        }
        for (String name : List.of(
                "DATETIME2",
                "DATETIMEOFFSET",
                "SMALLDATETIME",
                "UNIQUEIDENTIFIER",
                "MONEY",
                "IMAGE",
                "XML",
                "TINYINT",
                "BIT",
                "NTEXT",
                "SQL_VARIANT")) {
            enter(registry, "mssql", name, null);
        }
        for (String name : List.of("NUMBER", "VARCHAR2", "NVARCHAR2", "RAW", "LONG", "BFILE", "INTERVAL", "ROWID")) {
            enter(registry, "oracle", name, null);
        }
        for (String dialect : List.of("mysql", "mariadb")) {
            registry.construct(dialect + ".ENUM(*enums, **kw)", bound -> {
                Map<String, @Nullable Object> options = new HashMap<>(bound.keywords());
                options.keySet().removeAll(List.of("charset", "collation", "strict", "unicode", "ascii", "binary"));
                return GenericTypes.enumeration(bound.rest(), options, true);
            });
        }
    }

    /** Reads the arguments of a standard type that a dialect's namesake shares with it. */
    private interface Ancestor {
        ColumnType of(List<@Nullable Object> arguments, Map<String, @Nullable Object> named);
    }

    private static void enter(Registry registry, String dialect, String name, @Nullable Ancestor ancestor) {
        registry.construct(
                dialect + "." + name + "(*args, **kw)",
                bound -> new DialectType(
                        dialect, name, ancestor == null ? null : ancestor.of(bound.rest(), bound.keywords())));
    }

    private static Map<String, Ancestor> ancestors() {
        Map<String, Ancestor> all = new HashMap<>();
        all.put("INTEGER", (arguments, named) -> new IntegerType(Width.NORMAL));
        all.put("SMALLINT", (arguments, named) -> new IntegerType(Width.SMALL));
        all.put("BIGINT", (arguments, named) -> new IntegerType(Width.BIG));
        all.put("VARCHAR", (arguments, named) -> string(StringKind.VARCHAR, arguments, named));
        all.put("NVARCHAR", (arguments, named) -> string(StringKind.NVARCHAR, arguments, named));
        all.put("CHAR", (arguments, named) -> string(StringKind.CHAR, arguments, named));
        all.put("NCHAR", (arguments, named) -> string(StringKind.NCHAR, arguments, named));
        all.put("TEXT", (arguments, named) -> string(StringKind.TEXT, arguments, named));
        all.put("NUMERIC", (arguments, named) -> numeric(false, arguments, named));
        all.put("DECIMAL", (arguments, named) -> numeric(true, arguments, named));
        all.put("FLOAT", (arguments, named) -> new ColumnType.FloatType(FloatKind.FLOAT, null));
        all.put("REAL", (arguments, named) -> new ColumnType.FloatType(FloatKind.REAL, null));
        all.put("DOUBLE", (arguments, named) -> new ColumnType.FloatType(FloatKind.DOUBLE_LITERAL, null));
        all.put("BOOLEAN", (arguments, named) -> new ColumnType.BooleanType(false, null));
        all.put("DATE", (arguments, named) -> new ColumnType.DateType());
        all.put("TIME", (arguments, named) -> new ColumnType.TimeType(false, null));
        all.put("DATETIME", (arguments, named) -> new ColumnType.TimestampType(false, null, true));
        all.put("TIMESTAMP", (arguments, named) -> new ColumnType.TimestampType(false, null, false));
        all.put("JSON", (arguments, named) -> new ColumnType.JsonType(false, false));
        all.put("BLOB", (arguments, named) -> new ColumnType.BinaryType(ColumnType.BinaryKind.BLOB, null));
        all.put("BINARY", (arguments, named) -> binary(ColumnType.BinaryKind.BINARY, arguments, named));
        all.put("VARBINARY", (arguments, named) -> binary(ColumnType.BinaryKind.VARBINARY, arguments, named));
        return all;
    }

    private static ColumnType string(
            StringKind kind, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Bound bound = LENGTH.bind(arguments, named);
        Object collation = bound.keywords().get("collation");
        return new ColumnType.StringType(kind, bound.integer("length"), collation instanceof String text ? text : null);
    }

    private static ColumnType numeric(
            boolean decimal, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        return GenericTypes.numeric(decimal, DIGITS.bind(arguments, named));
    }

    private static ColumnType binary(
            ColumnType.BinaryKind kind, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        return new ColumnType.BinaryType(kind, LENGTH.bind(arguments, named).integer("length"));
    }
}
