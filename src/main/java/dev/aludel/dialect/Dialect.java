package dev.aludel.dialect;

import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of one kind of database, and the rendering of operations for it. Immutable. */
public interface Dialect {

    /** The name SQLAlchemy gives it, such as {@code postgresql}. */
    String name();

    /** The name Alembic's log line gives its implementation, such as {@code PostgresqlImpl}. */
    String implementationName();

    /** Whether DDL takes part in transactions. */
    boolean transactionalDdl();

    /**
     * The dialect as it is for printed scripts, before any server has told what it takes: SQLAlchemy's doubles
     * backslashes in literals then.
     */
    Dialect unconnected();

    /** The identifier, quoted if it must be. */
    String quote(String identifier);

    /** The type as DDL names it, such as {@code NUMERIC(10, 2)}. */
    String typeName(ColumnType type);

    /**
     * The statements that carry out the operation, in order.
     *
     * @param literalBinds whether values are written into the text, as {@code --sql} needs it, instead of bound
     */
    List<SqlStatement> render(Operation operation, boolean literalBinds);

    /**
     * The executable as one statement, bound with the given values.
     *
     * @param parameters values for its binds by name; empty where it carries its own
     * @param literalBinds whether values are written into the text instead of bound
     */
    SqlStatement compile(Executable executable, Map<String, @Nullable Object> parameters, boolean literalBinds);

    /**
     * The executable as text to look at.
     *
     * @param parameters values for its binds by name
     * @param style what stands for its binds; where that is no value, the values are the statement's parameters
     */
    SqlStatement show(Executable executable, Map<String, @Nullable Object> parameters, BindStyle style);
}
