package dev.aludel.script.vocabulary;

import dev.aludel.operation.Column;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression;
import dev.aludel.operation.ForeignKey;
import dev.aludel.operation.MetaData;
import dev.aludel.operation.Name;
import dev.aludel.operation.NamingToken;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.Sequence;
import dev.aludel.operation.SequenceOptions;
import dev.aludel.operation.ServerDefault;
import dev.aludel.operation.Table;
import dev.aludel.operation.TableConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns, what fills them, and names. */
final class SchemaItems {
    private static final String COLUMN = "Column(name=None, type_=None, *args, autoincrement='auto', default=None,"
            + " insert_default=None, doc=None, key=None, index=None, unique=None, info=None, nullable=None,"
            + " onupdate=None, primary_key=False, server_default=None, server_onupdate=None, quote=None, system=False,"
            + " comment=None, insert_sentinel=False, **dialect_kwargs)";
    private static final String OPTIONS = "start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None,"
            + " nomaxvalue=None, cycle=None, ";

    private SchemaItems() {}

    static void register(Registry registry) {
        registry.construct(COLUMN, SchemaItems::column);
        registry.construct(
                "Sequence(name, " + OPTIONS + "schema=None, cache=None, order=None, data_type=None, optional=False,"
                        + " quote=None, metadata=None, quote_schema=None, for_update=False)",
                SchemaItems::sequence);
        registry.construct(
                "Identity(always=False, on_null=None, " + OPTIONS + "cache=None, order=None, **dialect_kw)",
                bound -> new ServerDefault.Identity(bound.flag("always"), sequenceOptions(bound)));
        registry.construct(
                "Computed(sqltext, persisted=None)",
                bound -> new ServerDefault.Computed(
                        requiredExpression(bound, "sqltext"), bound.flagOrNull("persisted")));
        registry.construct("FetchedValue(for_update=False)", bound -> new ServerDefault.Fetched());
        registry.construct("DefaultClause(arg, for_update=False)", bound -> serverDefault(bound.value("arg")));
        registry.construct(
                "MetaData(schema=None, quote_schema=None, naming_convention=None, info=None)", SchemaItems::metadata);
        registry.construct(
                "Table(name, metadata, *args, schema=None, quote=None, quote_schema=None, autoload_with=None,"
                        + " autoload_replace=True, keep_existing=False, extend_existing=False, resolve_fks=True,"
                        + " include_columns=None, implicit_returning=True, comment=None, info=None, listeners=None,"
                        + " prefixes=None, **kw)",
                SchemaItems::table);
        registry.construct("quoted_name(value, quote)", bound -> {
            Name name = bound.requiredName("value");
            return new Name(name.text(), bound.flagOrNull("quote"), Name.Origin.QUOTED);
        });
        registry.construct(
                "conv(value, quote=None)",
                bound -> new Name(bound.requiredName("value").text(), bound.flagOrNull("quote"), Name.Origin.FINAL));
    }

    private static Column column(Bound bound) {
        List<@Nullable Object> positional = new ArrayList<>();
        Name name = null;
        ColumnType type = null;
        Object first = bound.value("name");
        if (first instanceof String || first instanceof Name) {
            name = bound.name("name");
        } else if (first != null) {
            positional.add(first);
        }
        if (bound.value("type_") instanceof ColumnType given) {
            type = given;
        } else if (bound.value("type_") != null) {
            positional.add(bound.value("type_"));
        }
        positional.addAll(bound.rest());
        if (type == null && !positional.isEmpty() && positional.get(0) instanceof ColumnType given) {
            type = given;
            positional.remove(0);
        }
        if (name == null) {
            throw Misuse.argumentError("Column must be constructed with a non-blank name or assign a non-blank .name"
                    + " before adding to a Table.");
        }
        DialectOptions.check("Column", bound.keywords());
        ServerDefault fill = serverDefault(bound.value("server_default"));
        Object clientDefault = bound.given("insert_default") ? bound.value("insert_default") : bound.value("default");
        Sequence sequence = clientDefault instanceof Sequence given ? given : null;
        List<ForeignKey> keys = new ArrayList<>();
        List<TableConstraint.Check> checks = new ArrayList<>();
        for (Object item : positional) {
            switch (item) {
                case ForeignKey key -> keys.add(key);
                case TableConstraint.Check check -> checks.add(check);
                case ServerDefault generated -> fill = generated(bound, fill, generated);
                case Sequence given -> sequence = given;
                case null ->
                    throw Misuse.argumentError(
                            "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got None");
                default ->
                    throw Misuse.argumentError(
                            "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got " + item);
            }
        }
        Name quoted = name.quoted(bound.flagOrNull("quote"));
        String key = bound.string("key");
        return new Column(
                quoted,
                key == null ? name.text() : key,
                type == null ? new ColumnType.NullType() : type,
                bound.flag("primary_key"),
                bound.flagOrNull("nullable"),
                fill,
                clientDefault instanceof Sequence ? null : clientDefault,
                bound.value("onupdate"),
                sequence,
                autoincrement(bound.value("autoincrement")),
                List.copyOf(keys),
                List.copyOf(checks),
                columnFlag(bound, "index"),
                columnFlag(bound, "unique"),
                bound.string("comment"),
                bound.flag("system"));
    }

    private static ServerDefault generated(Bound bound, @Nullable ServerDefault before, ServerDefault generated) {
        if (generated instanceof ServerDefault.Identity) {
            if (Boolean.FALSE.equals(bound.value("autoincrement"))) {
                throw Misuse.argumentError("A column with an Identity object cannot specify autoincrement=False");
            }
            if (before != null || bound.value("server_onupdate") != null) {
                throw Misuse.argumentError("A column with an Identity object cannot specify a server_default or a"
                        + " server_onupdate argument");
            }
        }
        if (generated instanceof ServerDefault.Computed && (before != null || bound.value("server_onupdate") != null)) {
            throw Misuse.argumentError(
                    "A generated column cannot specify a server_default or a server_onupdate argument");
        }
        return generated;
    }

    private static boolean columnFlag(Bound bound, String name) {
        if (bound.value(name) instanceof String) {
            throw Misuse.argumentError(
                    name.equals("index")
                            ? "The 'index' keyword argument on Column is boolean only. To create indexes with a"
                                    + " specific name, create an explicit Index object external to the Table."
                            : "The 'unique' keyword argument on Column is boolean only. To create unique constraints"
                                    + " or indexes with a specific name, append an explicit UniqueConstraint to the"
                                    + " Table's list of elements, or create an explicit Index object external to the"
                                    + " Table.");
        }
        return bound.flag(name);
    }

    private static Column.Autoincrement autoincrement(@Nullable Object value) {
        if (value instanceof String text) {
            return text.equals("ignore_fk") ? Column.Autoincrement.IGNORE_FOREIGN_KEY : Column.Autoincrement.AUTO;
        }
        return Bound.truth(value) ? Column.Autoincrement.YES : Column.Autoincrement.NO;
    }

    /** A {@code server_default=}: a string is quoted, an expression stands as it is. */
    static @Nullable ServerDefault serverDefault(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case ServerDefault known -> known;
            case String text -> new ServerDefault.Literal(text);
            case Name name -> new ServerDefault.Literal(name.text());
            case Expression expression -> new ServerDefault.Sql(expression);
            case Sequence sequence -> new ServerDefault.Sql(new Expression.NextValue(sequence));
            default ->
                throw Misuse.argumentError("Argument 'arg' is expected to be one of type '<class 'str'>' or '<class"
                        + " 'sqlalchemy.sql.elements.ClauseElement'>' or '<class"
                        + " 'sqlalchemy.sql.elements.TextClause'>', got '" + pythonType(value) + "'");
        };
    }

    private static String pythonType(Object value) {
        return switch (value) {
            case Boolean bool -> "<class 'bool'>";
            case Long number -> "<class 'int'>";
            case Double number -> "<class 'float'>";
            case List<?> list -> "<class 'list'>";
            case Map<?, ?> map -> "<class 'dict'>";
            default -> value.getClass().getSimpleName();
        };
    }

    static Expression requiredExpression(Bound bound, String parameter) {
        Expression expression = PostgresqlTypes.expression(bound.value(parameter));
        if (expression == null) {
            throw bound.unfit(parameter, null);
        }
        return expression;
    }

    private static SequenceOptions sequenceOptions(Bound bound) {
        return new SequenceOptions(
                bound.integer("start"),
                bound.integer("increment"),
                bound.integer("minvalue"),
                bound.integer("maxvalue"),
                bound.flagOrNull("nominvalue"),
                bound.flagOrNull("nomaxvalue"),
                bound.flagOrNull("cycle"),
                bound.integer("cache"));
    }

    private static Sequence sequence(Bound bound) {
        MetaData metadata = bound.as("metadata", MetaData.class);
        Name schema = bound.name("schema");
        Name place = schema != null ? schema : metadata == null ? null : metadata.schema();
        return new Sequence(
                new QualifiedName(
                        place == null ? null : place.quoted(bound.flagOrNull("quote_schema")),
                        bound.requiredName("name").quoted(bound.flagOrNull("quote"))),
                sequenceOptions(bound),
                bound.as("data_type", ColumnType.class),
                bound.flag("optional"));
    }

    private static MetaData metadata(Bound bound) {
        Name schema = bound.name("schema");
        Map<String, String> convention = new LinkedHashMap<>();
        Map<String, NamingToken> tokens = new LinkedHashMap<>();
        if (bound.value("naming_convention") instanceof Map<?, ?> given && !given.isEmpty()) {
            given.forEach((key, template) -> {
                if (key instanceof String kind && template instanceof String text) {
                    convention.put(kind, text);
                } else if (key instanceof String name && template instanceof NamingToken token) {
                    tokens.put(name, token);
                }
            });
        } else {
            convention.putAll(MetaData.plain().namingConvention());
        }
        return new MetaData(
                schema == null ? null : schema.quoted(bound.flagOrNull("quote_schema")), convention, tokens);
    }

    private static Table table(Bound bound) {
        MetaData metadata = bound.required("metadata", MetaData.class);
        Name schema = bound.name("schema");
        Name place = schema != null ? schema : metadata.schema();
        QualifiedName name = new QualifiedName(
                place == null ? null : place.quoted(bound.flagOrNull("quote_schema")),
                bound.requiredName("name").quoted(bound.flagOrNull("quote")));
        return Tables.build(
                new Naming(metadata),
                name,
                bound.rest(),
                bound.string("comment"),
                Tables.prefixes(bound.list("prefixes")),
                DialectOptions.check("Table", bound.keywords()));
    }
}
