package dev.aludel.script.vocabulary;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Column;
import dev.aludel.operation.Index;
import dev.aludel.operation.IndexElement;
import dev.aludel.operation.MetaData;
import dev.aludel.operation.Name;
import dev.aludel.operation.NamingToken;
import dev.aludel.operation.QualifiedName;
import dev.aludel.operation.TableConstraint;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A naming convention: names constraints and indexes that have no name, from templates such as
 * {@code fk_%(table_name)s_%(column_0_name)s}.
 *
 * @param templates by {@code ix}, {@code uq}, {@code ck}, {@code fk}, {@code pk}
 * @param tokens what templates may speak of besides
 */
record Naming(Map<String, String> templates, Map<String, NamingToken> tokens) {
    private static final Pattern TOKEN = Pattern.compile("%\\((\\w+)\\)s|%%");
    private static final Pattern OF_COLUMN =
            Pattern.compile("(referred_(?=.*_name$))?column_(\\d+)(_?N)?_(name|key|label)");

    Naming(MetaData metadata) {
        this(metadata.namingConvention(), metadata.namingTokens());
    }

    /** A column that a template can speak of; one that an expression mentions without its table has no label of it. */
    private record Part(String name, String key, boolean inTable) {
        static Part of(Column column) {
            return new Part(column.name().text(), column.key(), true);
        }
    }

    /** What a template can speak of. */
    private record Subject(
            @Nullable Name name,
            QualifiedName table,
            List<Part> columns,
            List<Name> referred,
            @Nullable QualifiedName referredTable) {}

    /** The constraint, named as the convention says. */
    TableConstraint named(TableConstraint constraint, QualifiedName table, List<Column> columns) {
        return switch (constraint) {
            case TableConstraint.PrimaryKey key ->
                key.named(name("pk", subject(key.name(), table, of(key.columns(), columns))));
            case TableConstraint.Unique unique ->
                unique.named(name("uq", subject(unique.name(), table, of(unique.columns(), columns))));
            case TableConstraint.Check check -> check.named(name("ck", subject(check.name(), table, mentioned(check))));
            case TableConstraint.LabelCheck check ->
                check.onlyWithoutNative()
                        ? check
                        : check.named(name("ck", subject(check.name(), table, of(List.of(check.column()), columns))));
            case TableConstraint.ForeignKeys key ->
                key.named(name(
                        "fk",
                        new Subject(
                                key.name(),
                                table,
                                of(key.columns(), columns),
                                key.referredColumns(),
                                key.referredTable())));
            case TableConstraint.Exclude exclude -> exclude;
        };
    }

    /** The columns that a check speaks of; one that is text has none. */
    private static List<Part> mentioned(TableConstraint.Check check) {
        return IndexedColumns.all(check.condition()).stream()
                .map(column -> new Part(column.name().text(), column.key(), column.from() != null))
                .distinct()
                .toList();
    }

    /** The index, named as the convention says. */
    Index named(Index index, QualifiedName table, List<Column> columns) {
        List<Part> over = index.elements().stream()
                .flatMap(element -> part(element, columns).stream())
                .toList();
        return index.named(name("ix", subject(index.name(), table, over)));
    }

    /** The index of a directive, which takes text as a column of that name; something must be there to name it after. */
    Index named(Index index, QualifiedName table) {
        List<Part> over = index.elements().stream()
                .flatMap(element -> element instanceof IndexElement.OfExpression expression
                                && expression.expression() instanceof TextStatement text
                        ? Stream.of(new Part(text.text(), text.text(), true))
                        : part(element, List.of()).stream())
                .toList();
        return index.named(name("ix", subject(index.name(), table, over)));
    }

    private static Optional<Part> part(IndexElement element, List<Column> columns) {
        return switch (element) {
            case IndexElement.OfColumn column ->
                Optional.of(of(List.of(column.column()), columns).get(0));
            case IndexElement.OfExpression expression ->
                IndexedColumns.first(expression.expression())
                        .map(column ->
                                new Part(column.name().text(), column.name().text(), column.from() != null));
        };
    }

    private static Subject subject(@Nullable Name name, QualifiedName table, List<Part> columns) {
        return new Subject(name, table, columns, List.of(), null);
    }

    private static List<Part> of(List<Name> names, List<Column> columns) {
        return names.stream()
                .map(name -> columns.stream()
                        .filter(column -> column.name().text().equals(name.text()))
                        .findFirst()
                        .map(Part::of)
                        .orElseGet(() -> new Part(name.text(), name.text(), true)))
                .toList();
    }

    private @Nullable Name name(String kind, Subject subject) {
        Name given = subject.name();
        String template = templates.get(kind);
        if (template == null) {
            return given;
        }
        boolean applies = given == null || (!given.isFinal() && template.contains("constraint_name"));
        return applies ? Name.ofFinal(fill(kind, template, subject)) : given;
    }

    private String fill(String kind, String template, Subject subject) {
        Matcher matcher = TOKEN.matcher(template);
        StringBuilder name = new StringBuilder();
        while (matcher.find()) {
            String token = matcher.group(1);
            matcher.appendReplacement(
                    name, Matcher.quoteReplacement(token == null ? "%" : value(kind, token, subject)));
        }
        return matcher.appendTail(name).toString();
    }

    private String value(String kind, String token, Subject subject) {
        NamingToken own = tokens.get(token);
        if (own != null) {
            return own.of(told(kind, subject));
        }
        switch (token) {
            case "table_name":
                return subject.table().name().text();
            case "constraint_name":
                Name name = subject.name();
                if (name == null) {
                    throw new AludelException(Problem.of(
                            "invalid-request-error",
                            "Naming convention including %(constraint_name)s token requires that constraint is"
                                    + " explicitly named."));
                }
                return name.text();
            case "referred_table_name":
                QualifiedName table = subject.referredTable();
                if (table == null) {
                    throw withoutElements(kind);
                }
                return referredTable(table);
            default:
                return columnValue(kind, token, subject);
        }
    }

    private static NamingToken.Subject told(String kind, Subject subject) {
        QualifiedName table = subject.referredTable();
        Name name = subject.name();
        return new NamingToken.Subject(
                kind,
                name == null ? null : name.text(),
                subject.table(),
                subject.columns().stream().map(Part::name).toList(),
                subject.referred().stream().map(column -> table + "." + column).toList());
    }

    /** Only a foreign key refers to something. */
    private static AludelException withoutElements(String kind) {
        return new AludelException(Problem.of(
                "attribute-error",
                "A naming convention for \"" + kind + "\" speaks of what only foreign keys refer to."));
    }

    /** The table's name; SQLAlchemy finds it by splitting the whole name at its dots, so a dotted one loses a part. */
    private static String referredTable(QualifiedName table) {
        String[] parts = table.toString().split("\\.", -1);
        return parts.length == 2 ? parts[1] : table.name().text();
    }

    private static String columnValue(String kind, String token, Subject subject) {
        Matcher matcher = OF_COLUMN.matcher(token);
        if (!matcher.matches()) {
            throw unknown(token);
        }
        String attribute = matcher.group(4);
        List<String> values = new ArrayList<>();
        if (matcher.group(1) != null && subject.referredTable() == null) {
            if (matcher.group(3) == null) {
                throw withoutElements(kind);
            }
            if (!subject.columns().isEmpty()) {
                throw unknown(token);
            }
        }
        if (matcher.group(1) != null) {
            subject.referred().forEach(column -> values.add(column.text()));
        } else {
            Function<Part, String> read = switch (attribute) {
                case "key" -> Part::key;
                case "label" -> part -> label(subject.table(), part);
                default -> Part::name;
            };
            subject.columns().forEach(column -> values.add(read.apply(column)));
        }
        String several = matcher.group(3);
        if (several != null) {
            return String.join(several.startsWith("_") ? "_" : "", values);
        }
        int index = Integer.parseInt(matcher.group(2));
        return index < values.size() ? values.get(index) : "";
    }

    private static String label(QualifiedName table, Part part) {
        if (!part.inTable()) {
            return part.name();
        }
        Name schema = table.schema();
        return (schema == null ? "" : schema.text().replace('.', '_') + "_")
                + table.name().text() + "_" + part.name();
    }

    private static AludelException unknown(String token) {
        return new AludelException(Problem.of("key-error", "'" + token + "'")
                .because("a naming convention uses this token, which can't be resolved here"));
    }
}
