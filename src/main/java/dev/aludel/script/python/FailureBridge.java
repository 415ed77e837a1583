package dev.aludel.script.python;

import dev.aludel.dialect.RefusedStatement;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.HostAccess.Export;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** An exception of Aludel's as Python sees it: what the shim needs to raise what SQLAlchemy would raise. */
public final class FailureBridge {

    private static final Pattern BIND = Pattern.compile("\\?\\??");

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

    /** The statement that failed, its binds as psycopg2 has them, or null. */
    @Export
    public @Nullable String statement() {
        SqlStatement statement = refused();
        if (statement == null) {
            return null;
        }
        String sql = statement.sql().replace("%", "%%");
        if (statement.parameters().isEmpty()) {
            return sql;
        }
        Iterator<SqlStatement.Parameter> parameters = statement.parameters().iterator();
        return BIND.matcher(sql).replaceAll(found -> {
            if (found.group().equals("??")) {
                return "?";
            }
            SqlStatement.Parameter parameter = parameters.next();
            String cast = parameter.sqlType() == null ? "" : "::" + parameter.sqlType();
            return Matcher.quoteReplacement("%(" + parameter.name() + ")s" + cast);
        });
    }

    /** The names of its binds. */
    @Export
    public Object parameterNames() {
        return parameters().stream().map(SqlStatement.Parameter::name).toArray();
    }

    /** For each of their values the name of its converter; empty for plain ones. */
    @Export
    public Object parameterKinds() {
        return parameters().stream()
                .map(parameter -> CellKind.ofValue(parameter.value()).converter())
                .toArray();
    }

    /** Their values, as the converters read them. */
    @Export
    public Object parameterValues() {
        return parameters().stream()
                .map(SqlStatement.Parameter::value)
                .map(value -> value == null || value instanceof BigInteger
                        ? value
                        : CellKind.ofValue(value).lifted(value))
                .toArray();
    }

    private List<SqlStatement.Parameter> parameters() {
        SqlStatement statement = refused();
        return statement == null ? List.of() : statement.parameters();
    }

    private @Nullable SqlStatement refused() {
        return exception.getCause() instanceof RefusedStatement refused ? refused.statement() : null;
    }

    /** How bad it is: {@code ERROR}, {@code FATAL}. */
    @Export
    public String severity() {
        ServerErrorMessage server = server();
        return server == null || server.getSeverity() == null ? "ERROR" : server.getSeverity();
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
        StringBuilder text = new StringBuilder(String.valueOf(server.getMessage())).append('\n');
        if (exception.getCause() instanceof RefusedStatement refused) {
            text.append(ErrorPosition.lines(refused.sent(), server.getPosition()));
        }
        if (server.getInternalQuery() != null) {
            text.append(ErrorPosition.lines(server.getInternalQuery(), server.getInternalPosition()));
        }
        append(text, "DETAIL:  ", server.getDetail());
        append(text, "HINT:  ", server.getHint());
        append(text, "QUERY:  ", server.getInternalQuery());
        append(text, "CONTEXT:  ", server.getWhere());
        return text.toString();
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
            text.append(label).append(value).append('\n');
        }
    }

    private @Nullable ServerErrorMessage server() {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException failure) {
                return failure.getServerErrorMessage();
            }
        }
        return null;
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
