package dev.aludel.script.python;

import dev.aludel.error.AludelException;
import java.sql.SQLException;
import org.graalvm.polyglot.HostAccess.Export;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** An exception of Aludel's as Python sees it: what the shim needs to raise what SQLAlchemy would raise. */
public final class FailureBridge {

    private final AludelException exception;

    FailureBridge(AludelException exception) {
        this.exception = exception;
    }

    /** The problem's code. */
    @Export
    public String code() {
        return exception.problem().code();
    }

    /** The problem's message. */
    @Export
    public String message() {
        return exception.problem().message();
    }

    /** The exception itself, to be kept by the Python exception that stands for it. */
    @Export
    public Object exception() {
        return exception;
    }

    /** The SQLSTATE where the database refused, or null. */
    @Export
    public @Nullable String sqlState() {
        SQLException cause = cause();
        return cause == null ? null : cause.getSQLState();
    }

    /** The statement that failed, or null. */
    @Export
    public @Nullable String statement() {
        return exception.problem().details().stream()
                .filter(line -> line.startsWith("[SQL: ") && line.endsWith("]"))
                .map(line -> line.substring("[SQL: ".length(), line.length() - 1))
                .findFirst()
                .orElse(null);
    }

    /** What psycopg2 would give as {@code str(orig)}: the server's message with its further lines, or null. */
    @Export
    public @Nullable String databaseMessage() {
        SQLException cause = cause();
        if (cause == null) {
            return null;
        }
        ServerErrorMessage server = server();
        if (server == null) {
            return cause.getMessage();
        }
        StringBuilder text = new StringBuilder(String.valueOf(server.getMessage()));
        append(text, "DETAIL:  ", server.getDetail());
        append(text, "HINT:  ", server.getHint());
        append(text, "CONTEXT:  ", server.getWhere());
        return text.append('\n').toString();
    }

    /** A field of the server's message by its name in psycopg2's {@code diag}, or null. */
    @Export
    public @Nullable String diagnostic(String field) {
        ServerErrorMessage server = server();
        if (server == null) {
            return null;
        }
        return switch (field) {
            case "severity", "severity_nonlocalized" -> server.getSeverity();
            case "sqlstate" -> server.getSQLState();
            case "message_primary" -> server.getMessage();
            case "message_detail" -> server.getDetail();
            case "message_hint" -> server.getHint();
            case "statement_position" -> server.getPosition() > 0 ? Integer.toString(server.getPosition()) : null;
            case "internal_query" -> server.getInternalQuery();
            case "context" -> server.getWhere();
            case "schema_name" -> server.getSchema();
            case "table_name" -> server.getTable();
            case "column_name" -> server.getColumn();
            case "datatype_name" -> server.getDatatype();
            case "constraint_name" -> server.getConstraint();
            case "source_file" -> server.getFile();
            case "source_function" -> server.getRoutine();
            default -> null;
        };
    }

    private static void append(StringBuilder text, String label, @Nullable String value) {
        if (value != null) {
            text.append('\n').append(label).append(value);
        }
    }

    private @Nullable ServerErrorMessage server() {
        return cause() instanceof PSQLException failure ? failure.getServerErrorMessage() : null;
    }

    private @Nullable SQLException cause() {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                return failure;
            }
        }
        return null;
    }
}
