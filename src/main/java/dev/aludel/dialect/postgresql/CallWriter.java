package dev.aludel.dialect.postgresql;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.Expression.Call;
import dev.aludel.operation.Expression.Frame;
import dev.aludel.operation.Expression.Over;
import dev.aludel.operation.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Function calls and windows as SQL. */
final class CallWriter {
    private static final Map<String, String> KEYWORDS = Map.ofEntries(
            Map.entry("current_date", "CURRENT_DATE"),
            Map.entry("current_time", "CURRENT_TIME"),
            Map.entry("current_timestamp", "CURRENT_TIMESTAMP"),
            Map.entry("current_user", "CURRENT_USER"),
            Map.entry("localtime", "LOCALTIME"),
            Map.entry("localtimestamp", "LOCALTIMESTAMP"),
            Map.entry("session_user", "SESSION_USER"),
            Map.entry("user", "USER"),
            Map.entry("sysdate", "sysdate"));
    private static final Map<String, String> SPELLINGS = Map.of(
            "coalesce", "coalesce",
            "random", "random",
            "cube", "CUBE",
            "rollup", "ROLLUP",
            "grouping_sets", "GROUPING SETS",
            "aggregate_strings", "string_agg");

    private final StatementWriter writer;

    CallWriter(StatementWriter writer) {
        this.writer = writer;
    }

    /** A call as SQL. */
    String write(Call call, Place place) {
        String name = call.name().text();
        String lower = name.toLowerCase(Locale.ROOT);
        boolean plain = call.packages().isEmpty();
        if (plain && lower.equals("substring") && call.arguments().size() > 1) {
            List<String> parts = call.arguments().stream()
                    .map(item -> writer.expressions.write(item, place))
                    .toList();
            return "SUBSTRING(" + parts.get(0) + " FROM " + parts.get(1)
                    + (parts.size() > 2 ? " FOR " + parts.get(2) : "") + ")";
        }
        String arguments = "(" + writer.expressions.terms(call.arguments(), place) + ")";
        String text;
        if (plain && KEYWORDS.containsKey(lower)) {
            text = KEYWORDS.get(lower) + (call.arguments().isEmpty() ? "" : arguments);
        } else if (plain && SPELLINGS.containsKey(lower)) {
            text = SPELLINGS.get(lower) + arguments;
        } else {
            text = call.packages().stream().map(part -> word(part) + ".").collect(Collectors.joining())
                    + word(call.name())
                    + arguments;
        }
        return text + (call.ordinality() ? " WITH ORDINALITY" : "");
    }

    private static String word(Name name) {
        boolean legal = name.text().matches("[A-Za-z0-9_$]+");
        return legal && name.origin() == Name.Origin.PLAIN && name.quote() == null
                ? name.text()
                : Identifiers.quote(name);
    }

    /** A window. */
    String over(Over over, Place place) {
        List<String> parts = new ArrayList<>();
        if (!over.partitionBy().isEmpty()) {
            parts.add("PARTITION BY " + writer.expressions.terms(over.partitionBy(), place));
        }
        if (!over.orderBy().isEmpty()) {
            parts.add("ORDER BY " + writer.expressions.terms(over.orderBy(), place));
        }
        Frame frame = over.frame();
        if (frame != null) {
            parts.add(frame.unit() + " BETWEEN " + bound(frame.start(), "UNBOUNDED PRECEDING") + " AND "
                    + bound(frame.end(), "UNBOUNDED FOLLOWING"));
        }
        return writer.expressions.write(over.element(), place) + " OVER (" + String.join(" ", parts) + ")";
    }

    private String bound(@Nullable Long rows, String unbounded) {
        if (rows == null) {
            return unbounded;
        }
        if (rows == 0) {
            return "CURRENT ROW";
        }
        ColumnType integer = new ColumnType.IntegerType(ColumnType.Width.NORMAL);
        return writer.bind(Bind.of(Math.abs(rows), integer)) + (rows < 0 ? " PRECEDING" : " FOLLOWING");
    }
}
