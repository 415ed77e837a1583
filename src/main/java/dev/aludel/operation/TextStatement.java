package dev.aludel.operation;

import dev.aludel.operation.Expression.Bind;
import java.util.List;

/**
 * SQL as text with {@code :name} binds: SQLAlchemy's {@code text()}.
 *
 * @param text the text as written
 * @param binds values and types given by {@code bindparams()}, by name
 */
public record TextStatement(String text, List<Bind> binds) implements Executable, Expression {

    public TextStatement {
        binds = List.copyOf(binds);
    }

    /** Text whose binds, if it has some, have no values yet. */
    public TextStatement(String text) {
        this(text, List.of());
    }

    @Override
    public ColumnType type() {
        return UNKNOWN;
    }
}
