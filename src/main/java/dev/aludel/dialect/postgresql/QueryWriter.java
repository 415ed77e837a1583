package dev.aludel.dialect.postgresql;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.CompoundSelect;
import dev.aludel.operation.Delete;
import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.ColumnReference;
import dev.aludel.operation.Expression.Label;
import dev.aludel.operation.Expression.SelectedName;
import dev.aludel.operation.Expression.Unary;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.FromClause.Cte;
import dev.aludel.operation.Froms;
import dev.aludel.operation.Insert;
import dev.aludel.operation.Operator;
import dev.aludel.operation.Operator.Standard;
import dev.aludel.operation.Query;
import dev.aludel.operation.Select;
import dev.aludel.operation.SelectedItem;
import dev.aludel.operation.Statement;
import dev.aludel.operation.Tail;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.TextualSelect;
import dev.aludel.operation.Update;
import dev.aludel.operation.ValuesQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Queries as SQL. */
final class QueryWriter {
    private final StatementWriter writer;
    private final SelectedColumns columns;

    QueryWriter(StatementWriter writer) {
        this.writer = writer;
        this.columns = new SelectedColumns(writer);
    }

    /**
     * The query.
     *
     * @param asFrom whether it stands behind FROM, where it sees nothing of the query around
     */
    String write(Query query, Place place, boolean asFrom) {
        return write(query, place, asFrom, asFrom);
    }

    /** A query behind LATERAL: it sees the query around, and names its columns as one behind FROM. */
    String writeLateral(Query query, Place place) {
        return write(query, place, false, true);
    }

    private String write(Query query, Place place, boolean asFrom, boolean labelled) {
        return switch (query) {
            case Select select -> select(select, place, asFrom, labelled);
            case CompoundSelect compound -> compound(compound, place, asFrom);
            case TextualSelect textual -> TextWriter.write(textual.text(), writer);
            case ValuesQuery values -> writer.froms.rows(values.values(), place);
        };
    }

    private String compound(CompoundSelect compound, Place place, boolean asFrom) {
        compound.tail().ctes().forEach(cte -> register(cte, place));
        String body = compound.queries().stream()
                .map(query -> {
                    String sql = write(query, place, asFrom);
                    return parenthesized(query) ? "(" + sql + ")" : sql;
                })
                .collect(Collectors.joining(" " + compound.keyword() + " "));
        List<Expression> selected = compound.queries().get(0) instanceof Select select ? select.selected() : List.of();
        Place inside =
                place.inside(place.automatic(), place.correlatable(), selected).withoutTables();
        return body + tail(compound.tail(), inside);
    }

    private static boolean parenthesized(Query query) {
        return switch (query) {
            case Select select -> select.tail().needsParentheses();
            case CompoundSelect compound -> true;
            case TextualSelect textual -> false;
            case ValuesQuery values -> false;
        };
    }

    private String select(Select select, Place place, boolean asFrom, boolean labelled) {
        Set<FromClause> froms = froms(select, place, asFrom);
        Set<FromClause> parts = new LinkedHashSet<>();
        froms.forEach(from -> parts.addAll(Froms.parts(from)));
        Set<FromClause> all = new LinkedHashSet<>(place.correlatable());
        all.addAll(parts);
        Place inside = place.inside(parts, all, select.selected());
        select.tail().ctes().forEach(cte -> register(cte, place));
        String selected = columns.write(select.selected(), inside, labelled);
        StringBuilder sql = new StringBuilder("SELECT ");
        select.prefixes()
                .forEach(word ->
                        sql.append(writer.expressions.write(word, inside)).append(' '));
        if (select.distinct()) {
            sql.append(
                    select.distinctOn().isEmpty()
                            ? "DISTINCT "
                            : "DISTINCT ON (" + writer.expressions.list(select.distinctOn(), inside) + ") ");
        }
        if (selected.isEmpty()) {
            sql.setLength(sql.length() - 1);
        }
        sql.append(selected);
        if (!froms.isEmpty()) {
            sql.append(" \nFROM ")
                    .append(froms.stream()
                            .map(from -> writer.froms.write(from, inside))
                            .collect(Collectors.joining(", ")));
        }
        if (!select.where().isEmpty()) {
            sql.append(" \nWHERE ").append(writer.expressions.conjunction(select.where(), inside));
        }
        if (!select.tail().groupBy().isEmpty()) {
            sql.append(" GROUP BY ")
                    .append(writer.expressions.terms(select.tail().groupBy(), inside));
        }
        if (!select.having().isEmpty()) {
            sql.append(" \nHAVING ").append(writer.expressions.conjunction(select.having(), inside));
        }
        sql.append(tail(select.tail().withGroupBy(List.of()), inside));
        select.suffixes()
                .forEach(word -> sql.append(' ')
                        .append(writer.expressions.write(word, inside))
                        .append(' '));
        return sql.toString();
    }

    private Set<FromClause> froms(Select select, Place place, boolean asFrom) {
        Set<FromClause> found = new LinkedHashSet<>(select.from());
        Froms.collect(select.selected(), found);
        Froms.collect(select.where(), found);
        Set<FromClause> froms = Froms.withoutJoined(found);
        Set<FromClause> explicit = new LinkedHashSet<>(place.correlatable());
        if (asFrom) {
            explicit.removeAll(place.automatic());
        }
        Select.Correlation correlation = select.correlation();
        if (correlation.except()) {
            froms.removeIf(
                    from -> explicit.contains(from) && !correlation.tables().contains(from));
        } else {
            froms.removeIf(
                    from -> explicit.contains(from) && correlation.tables().contains(from));
        }
        if (correlation.automatic() && !asFrom && froms.size() > 1) {
            boolean some = froms.removeIf(from -> place.automatic().contains(from));
            if (some && froms.isEmpty()) {
                throw new AludelException(Problem.of(
                        "invalid-request",
                        "Select statement returned no FROM clauses due to auto-correlation; specify"
                                + " correlate(<tables>) to control correlation manually."));
            }
        }
        return froms;
    }

    private String tail(Tail tail, Place place) {
        StringBuilder sql = new StringBuilder();
        if (!tail.groupBy().isEmpty()) {
            sql.append(" GROUP BY ").append(writer.expressions.terms(tail.groupBy(), place));
        }
        if (!tail.orderBy().isEmpty()) {
            sql.append(" ORDER BY ").append(terms(tail.orderBy(), place));
        }
        if (tail.fetch() != null) {
            if (tail.offset() != null) {
                sql.append("\n OFFSET (")
                        .append(writer.expressions.write(tail.offset(), place))
                        .append(") ROWS");
            }
            sql.append("\n FETCH FIRST (")
                    .append(writer.expressions.write(tail.fetch(), place))
                    .append(')')
                    .append(tail.percent() ? " PERCENT" : "")
                    .append(" ROWS ")
                    .append(tail.withTies() ? "WITH TIES" : "ONLY");
        } else {
            if (tail.limit() != null) {
                sql.append(" \n LIMIT ").append(writer.expressions.write(tail.limit(), place));
            }
            if (tail.offset() != null) {
                sql.append(tail.limit() == null ? "\n LIMIT ALL" : "")
                        .append(" OFFSET ")
                        .append(writer.expressions.write(tail.offset(), place));
            }
        }
        if (tail.lock() != null) {
            sql.append(lock(tail.lock()));
        }
        return sql.toString();
    }

    private String lock(Tail.Lock lock) {
        String words = lock.read()
                ? lock.keyShare() ? " FOR KEY SHARE" : " FOR SHARE"
                : lock.keyShare() ? " FOR NO KEY UPDATE" : " FOR UPDATE";
        String of = lock.of().isEmpty()
                ? ""
                : " OF "
                        + lock.of().stream()
                                .map(from -> Identifiers.quote(writer.froms.name(from)))
                                .collect(Collectors.joining(", "));
        return words + of + (lock.nowait() ? " NOWAIT" : "") + (lock.skipLocked() ? " SKIP LOCKED" : "");
    }

    private String terms(List<Expression> terms, Place place) {
        return terms.stream().map(term -> term(term, place)).collect(Collectors.joining(", "));
    }

    private String term(Expression term, Place place) {
        if (term instanceof Unary unary
                && unary.operator() instanceof Standard modifier
                && modifier.postfix()
                && isNamed(unary)) {
            return term(unary.operand(), place) + modifier.sql();
        }
        if (term instanceof Label label && isSelected(label, place)) {
            return Identifiers.quote(columns.labelName(label));
        }
        return writer.expressions.grouped(term, Standard.COMMA, place);
    }

    /** Whether ORDER BY may call it by its name: it is selected, or what it names is, under that name. */
    private static boolean isSelected(Label label, Place place) {
        return place.selected().stream()
                .anyMatch(selected -> selected == label
                        || (selected instanceof Label other
                                && other.name() != null
                                && other.name().equals(label.name())
                                && SelectedItem.isSame(other.element(), label.element())));
    }

    /** Whether it is a label with modifiers; a coerced value that gets parentheses is another one then, and no label. */
    private static boolean isNamed(Unary modified) {
        return switch (modified.operand()) {
            case Label label ->
                !(label.element() instanceof Expression.Coerced
                        && Parentheses.needed(label.element(), modified.operator()));
            case Unary unary when unary.operator() instanceof Standard modifier && modifier.postfix() -> isNamed(unary);
            default -> false;
        };
    }

    /** A name in ORDER BY: what is selected under it, by its label if it has one. */
    String selectedName(SelectedName name, Place place) {
        Optional<Expression> found = place.selected().stream()
                .filter(expression -> Select.outputName(expression)
                        .filter(name.name()::equals)
                        .isPresent())
                .findFirst();
        Expression expression = found.orElseThrow(() -> new AludelException(Problem.of(
                "compile-error",
                "Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression '"
                        + name.name() + "' should be explicitly declared as text('" + name.name() + "')")));
        String sql = expression instanceof Label label
                ? Identifiers.quote(columns.labelName(label))
                : writer.expressions.write(expression, place);
        return sql + name.modifiers().stream().map(Operator::sql).collect(Collectors.joining());
    }

    /** Writes a common table expression unless it is there already. */
    void register(Cte cte, Place place) {
        if (writer.ctes.containsKey(cte.identity())) {
            return;
        }
        String name = cte.name() == null ? writer.anonymous(Long.toString(cte.identity()), "anon") : cte.name();
        writer.ctes.put(cte.identity(), null);
        writer.recursive |= cte.recursive();
        Place inside = Place.top();
        Statement element = cte.element();
        String body = switch (element) {
            case Query query -> write(query, inside, true);
            case Insert insert -> writer.changes.insert(insert, inside, false);
            case Update update -> writer.changes.update(update, inside);
            case Delete delete -> writer.changes.delete(delete, inside);
        };
        boolean named = cte.recursive() || element instanceof ValuesQuery;
        String names = named
                ? "(" + element.returned().stream().map(writer::quoted).collect(Collectors.joining(", ")) + ")"
                : "";
        writer.ctes.remove(cte.identity());
        writer.ctes.put(
                cte.identity(),
                Identifiers.quote(name) + names + " AS " + (cte.materialized() == null ? "" : cte.materialized() + " ")
                        + "\n(" + body + ")");
    }

    /** The statement with its common table expressions before it. */
    String withCtes(String body) {
        if (writer.ctes.isEmpty()) {
            return body;
        }
        return (writer.recursive ? "WITH RECURSIVE " : "WITH ") + String.join(", \n", writer.ctes.values()) + "\n "
                + body;
    }

    /** What a statement returns: {@code RETURNING …}, or nothing. */
    String returning(List<Expression> expressions, Place place) {
        return expressions.isEmpty()
                ? ""
                : " RETURNING " + writer.withNames(() -> columns.write(expressions, place, false));
    }

    /** Whether it is text, which has no name of its own. */
    static boolean isText(Expression expression) {
        return expression instanceof TextStatement
                || (expression instanceof ColumnReference column && column.literal());
    }
}
