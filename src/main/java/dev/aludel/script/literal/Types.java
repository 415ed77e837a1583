package dev.aludel.script.literal;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Name;
import dev.aludel.script.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of {@code sqlalchemy}, and what can be done with them. */
final class Types {
    /** What {@code sqlalchemy} has; those of the same name in the vocabulary are the same. */
    private static final Set<String> GENERIC = Set.of(
            "String",
            "Text",
            "Unicode",
            "UnicodeText",
            "VARCHAR",
            "NVARCHAR",
            "CHAR",
            "NCHAR",
            "TEXT",
            "CLOB",
            "Integer",
            "SmallInteger",
            "BigInteger",
            "INTEGER",
            "SMALLINT",
            "BIGINT",
            "Numeric",
            "NUMERIC",
            "DECIMAL",
            "Float",
            "Double",
            "FLOAT",
            "REAL",
            "DOUBLE",
            "DOUBLE_PRECISION",
            "Boolean",
            "BOOLEAN",
            "Date",
            "DATE",
            "Time",
            "TIME",
            "DateTime",
            "DATETIME",
            "TIMESTAMP",
            "Interval",
            "LargeBinary",
            "BLOB",
            "BINARY",
            "VARBINARY",
            "Uuid",
            "UUID",
            "JSON",
            "ARRAY",
            "Enum");

    private static final Set<String> OF_POSTGRESQL = Set.of(
            "JSON",
            "JSONB",
            "ARRAY",
            "TIMESTAMP",
            "TIME",
            "INTERVAL",
            "BYTEA",
            "BIT",
            "CITEXT",
            "HSTORE",
            "ENUM",
            "CIDR",
            "INET",
            "MACADDR",
            "MACADDR8",
            "MONEY",
            "OID",
            "REGCLASS",
            "REGCONFIG",
            "TSQUERY",
            "TSVECTOR",
            "JSONPATH",
            "DATERANGE",
            "INT4RANGE",
            "INT8RANGE",
            "NUMRANGE",
            "TSRANGE",
            "TSTZRANGE",
            "DATEMULTIRANGE",
            "INT4MULTIRANGE",
            "INT8MULTIRANGE",
            "NUMMULTIRANGE",
            "TSMULTIRANGE",
            "TSTZMULTIRANGE");

    /** What {@code postgresql} only passes on. */
    private static final Set<String> SHARED = Set.of(
            "BIGINT",
            "BOOLEAN",
            "CHAR",
            "DATE",
            "DOUBLE_PRECISION",
            "FLOAT",
            "INTEGER",
            "NUMERIC",
            "REAL",
            "SMALLINT",
            "TEXT",
            "UUID",
            "VARCHAR");

    private static final Set<String> OTHER_DIALECTS = Set.of("mysql", "sqlite", "mssql", "oracle");

    private static final Set<String> DECIMAL = Set.of("Numeric", "NUMERIC", "DECIMAL");
    private static final Set<String> FLOATING =
            Set.of("Float", "Double", "FLOAT", "REAL", "DOUBLE", "DOUBLE_PRECISION");

    private Types() {}

    /** The names of the types that {@code sqlalchemy} has. */
    static Set<String> generic() {
        return GENERIC;
    }

    /** The names of the types that {@code sqlalchemy.dialects.postgresql} has of its own. */
    static Set<String> ofPostgresql() {
        return OF_POSTGRESQL;
    }

    /** The class of that name in {@code sqlalchemy}, or null. */
    static Value.@Nullable TypeClass generic(String name) {
        return GENERIC.contains(name)
                ? new Value.TypeClass(name)
                : name.equals("INT") ? new Value.TypeClass("INTEGER") : null;
    }

    /** The class of that name in {@code sqlalchemy.dialects.<dialect>}, or null. */
    static Value.@Nullable TypeClass of(String dialect, String name) {
        if (!dialect.equals("postgresql")) {
            String construct = dialect + "." + name;
            return OTHER_DIALECTS.contains(dialect) && !name.equals("ENUM") && Vocabulary.hasConstruct(construct)
                    ? new Value.TypeClass(construct)
                    : null;
        }
        if (OF_POSTGRESQL.contains(name)) {
            return new Value.TypeClass("postgresql." + name);
        }
        return SHARED.contains(name) ? new Value.TypeClass(name) : null;
    }

    /** A type with arguments. */
    static Value.Type make(Evaluation evaluation, String construct, Arguments arguments) {
        Value.Type packaged = Packages.has(construct) ? Packages.make(evaluation, construct, arguments) : null;
        if (packaged != null) {
            return packaged;
        }
        boolean labelled = isEnum(construct);
        if (labelled && arguments.named().containsKey("metadata")) {
            throw new NeedsPython(arguments.line(), "an enum of a metadata");
        }
        Arguments given = arguments;
        if (labelled
                && arguments.positional().size() == 1
                && arguments.positional().getFirst() instanceof Value.EnumClass enumeration) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
            named.putIfAbsent("name", enumeration.name().toLowerCase(Locale.ROOT));
            List<@Nullable Object> labels =
                    new ArrayList<>(enumeration.members().keySet());
            Value.Type type = make(evaluation, construct, new Arguments(arguments.line(), labels, named));
            return new Value.Type(construct, type.java(), true, type.name());
        }
        if (labelled && arguments.named().containsKey("values_callable")) {
            throw new NeedsPython(arguments.line(), "values_callable");
        }
        if (construct.startsWith("postgresql.JSON") && arguments.positional().size() > 1) {
            given = new Arguments(arguments.line(), arguments.positional().subList(0, 1), arguments.named());
        }
        ColumnType java = (ColumnType) Objects.requireNonNull(evaluation.construct(construct, given));
        Object name = arguments.named().get("name");
        return new Value.Type(
                construct,
                java,
                converts(construct, arguments),
                labelled && name instanceof String text ? text : name instanceof Name known ? known.text() : null);
    }

    private static boolean isEnum(String construct) {
        return construct.equals("Enum") || construct.equals("postgresql.ENUM");
    }

    private static boolean converts(String construct, Arguments arguments) {
        Map<String, @Nullable Object> named = arguments.named();
        List<@Nullable Object> positional = arguments.positional();
        if (isEnum(construct)) {
            return !Boolean.FALSE.equals(named.getOrDefault("validate_strings", false));
        }
        if (construct.equals("UUID") || construct.equals("Uuid")) {
            Object first = positional.isEmpty() ? named.getOrDefault("as_uuid", true) : positional.getFirst();
            return !Boolean.TRUE.equals(first);
        }
        if (DECIMAL.contains(construct)) {
            return positional.size() > 3 || !Boolean.TRUE.equals(named.getOrDefault("asdecimal", true));
        }
        if (FLOATING.contains(construct)) {
            return positional.size() > 1 || !Boolean.FALSE.equals(named.getOrDefault("asdecimal", false));
        }
        return false;
    }

    /** An attribute or method of a type. */
    static @Nullable Object attribute(Value.Type type, String name, int line) {
        if (name.equals("with_variant")) {
            return new Value.Function("with_variant", (evaluation, arguments) -> variant(evaluation, type, arguments));
        }
        if (isEnum(type.construct()) && name.equals("name") && type.name() != null) {
            return type.name();
        }
        if (isEnum(type.construct()) && (name.equals("create") || name.equals("drop"))) {
            return new Value.Function(name, (evaluation, arguments) -> carryOut(evaluation, type, name, arguments));
        }
        throw new NeedsPython(line, "the attribute " + name + " of a type");
    }

    private static Object variant(Evaluation evaluation, Value.Type type, Arguments arguments) {
        List<@Nullable Object> given = new ArrayList<>(arguments.positional());
        if (given.isEmpty() || !arguments.named().isEmpty()) {
            throw new NeedsPython(arguments.line(), "a call with arguments that don't fit");
        }
        ColumnType java = (ColumnType)
                Objects.requireNonNull(evaluation.construct("TypeEngine.with_variant", arguments.after(type)));
        return new Value.Type(type.construct(), java, type.converts(), type.name());
    }

    /** {@code enum.create(bind, checkfirst)} and {@code enum.drop(bind, checkfirst)}. */
    private static @Nullable Object carryOut(
            Evaluation evaluation, Value.Type type, String method, Arguments arguments) {
        List<@Nullable Object> given = arguments.of("bind", "checkfirst");
        if (!(given.getFirst() instanceof Value.Connection)) {
            throw new NeedsPython(arguments.line(), "a connection of the script's own");
        }
        boolean isNative = type.construct().equals("postgresql.ENUM");
        Object check = given.getLast() == Arguments.ABSENT ? (Object) isNative : given.getLast();
        if (!(check instanceof Boolean)) {
            throw new NeedsPython(arguments.line(), "checkfirst of " + Value.words(check));
        }
        Schema.carryOut(
                evaluation, arguments.line(), type.construct() + "." + method, List.of(type.java()), (Boolean) check);
        return null;
    }
}
