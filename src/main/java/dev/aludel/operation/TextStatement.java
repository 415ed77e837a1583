package dev.aludel.operation;

import dev.aludel.operation.Expression.Bind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SQL as text with {@code :name} binds: SQLAlchemy's {@code text()}.
 *
 * @param text the text as written
 * @param binds values and types given by {@code bindparams()}, by name
 */
public record TextStatement(String text, List<Bind> binds) implements Executable, Expression {

    /** Where binds stand in a text: their names are the first group. */
    public static final Pattern BIND = Pattern.compile("(?<![:\\w\\\\]):(\\w+)(?!:)", Pattern.UNICODE_CHARACTER_CLASS);

    public TextStatement {
        binds = List.copyOf(binds);
    }

    /** Text whose binds, if it has some, have no values yet. */
    public TextStatement(String text) {
        this(text, List.of());
    }

    /** Whether the text has a bind of that name. */
    public boolean names(String bind) {
        return BIND.matcher(text).results().anyMatch(found -> found.group(1).equals(bind));
    }

    @Override
    public ColumnType type() {
        return UNKNOWN;
    }
}
