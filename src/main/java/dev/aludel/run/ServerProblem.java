package dev.aludel.run;

import dev.aludel.dialect.RefusedStatement;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells a person what the server, or the line to it, had against a statement. */
final class ServerProblem {
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)(\\bPASSWORD\\s+(?:E?)')(?:[^']|'')*(')|(\\bPASSWORD\\s+\\$(\\w*)\\$).*?(\\$\\4\\$)");
    private static final int SHOWN_PARAMETER = 300;

    private ServerProblem() {}

    /**
     * The exception for a failed statement; its cause is a {@link RefusedStatement}, whose SQLSTATE tells the kind.
     *
     * @param text what was asked for and sent; the server's position counts in the latter
     */
    static AludelException of(SQLException failure, Outgoing.Text text) {
        return new AludelException(
                describe(failure, text).at(text.lines()), new RefusedStatement(failure, text.statement(), text.sent()));
    }

    private static Problem describe(SQLException failure, Outgoing.Text text) {
        SqlStatement statement = text.statement();
        String sent = text.sent();
        @Nullable
        ServerErrorMessage server = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (server == null) {
            String words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            Problem problem = state.startsWith("08")
                    ? Problem.of("connection-lost", "The connection to the database was lost: " + words)
                            .remedy("Look at the server's log; what was not committed is rolled back.")
                            .remedy("Run the command again: it goes on from what the database stands at.")
                    : Problem.of("sql-error", words);
            return withStatement(problem, statement);
        }
        String message = server.getMessage() == null ? failure.toString() : server.getMessage();
        if (message.startsWith("COPY from stdin failed")
                || sent.stripLeading().toUpperCase(Locale.ROOT).startsWith("COPY") && message.contains("CopyManager")) {
            return withStatement(
                    Problem.of("copy-from-stdin", "COPY … FROM STDIN carries data that a statement cannot bring along.")
                            .remedy("Use INSERT, op.bulk_insert, or COPY … FROM a file that the server can read."),
                    statement);
        }
        Problem problem = Problem.of(code(state), message);
        for (String line : excerpt(text, server.getPosition())) {
            problem = problem.because(line);
        }
        problem = because(problem, "DETAIL:  ", server.getDetail());
        problem = because(problem, "HINT:  ", server.getHint());
        problem = because(problem, "QUERY:  ", server.getInternalQuery());
        problem = because(problem, "CONTEXT:  ", server.getWhere());
        problem = withStatement(problem, statement);
        return switch (state) {
            case "57P01", "57P02", "57P03" ->
                problem.remedy("The server ended the session. What was not committed is rolled back; run it again.");
            case "25001" ->
                problem.remedy("Put the statement into `with op.get_context().autocommit_block():`, or into a SQL"
                        + " revision with `-- transaction: none`.");
            case "55P04" ->
                problem.remedy(
                        "Put the ALTER TYPE … ADD VALUE into `with op.get_context().autocommit_block():`, or into"
                                + " a SQL revision with `-- transaction: none` of its own.");
            case "55000" ->
                message.startsWith("cannot refresh materialized view")
                        ? problem.remedy("Create a unique index over plain columns, without WHERE, in the revision that"
                                        + " creates the view.")
                                .remedy("Or refresh without CONCURRENTLY, which locks out readers meanwhile.")
                        : problem;
            case "42501" -> problem.remedy("Grant the right to the role that migrates, or connect as the owner.");
            case "25006" ->
                problem.remedy("Connect to the primary, not to a standby; or see default_transaction_read_only.");
            case "55P03" -> problem.remedy("Somebody else holds the lock; see pg_stat_activity, and run it again.");
            default -> problem;
        };
    }

    private static String code(String state) {
        return state.startsWith("57P") ? "connection-lost" : "sql-error";
    }

    private static Problem because(Problem problem, String label, @Nullable String text) {
        return text == null || text.isEmpty() ? problem : problem.because(label + masked(text));
    }

    private static Problem withStatement(Problem problem, SqlStatement statement) {
        Problem shown =
                problem.because("[SQL: " + masked(LiteralWriter.named(statement).strip()) + "]");
        if (statement.parameters().isEmpty()) {
            return shown;
        }
        return shown.because(statement.parameters().stream()
                .map(parameter -> "'" + parameter.name() + "': "
                        + (parameter.name().toLowerCase(Locale.ROOT).contains("password")
                                ? "***"
                                : shown(parameter.value())))
                .collect(Collectors.joining(", ", "[parameters: {", "}]")));
    }

    private static String shown(@Nullable Object value) {
        String text = switch (value) {
            case null -> "None";
            case String string -> "'" + string + "'";
            case byte[] bytes -> "(" + bytes.length + " bytes)";
            default -> value.toString();
        };
        return text.length() <= SHOWN_PARAMETER
                ? text
                : text.substring(0, SHOWN_PARAMETER) + " ... (" + text.length() + " characters)";
    }

    /** The line that the position is in, and a caret under it, as psql prints them. */
    private static java.util.List<String> excerpt(Outgoing.Text text, int position) {
        String sent = text.whole();
        if (position < 1 || position > sent.codePointCount(text.offset(), sent.length()) + 1) {
            return java.util.List.of();
        }
        int offset = sent.offsetByCodePoints(text.offset(), position - 1);
        int start = sent.lastIndexOf('\n', offset - 1) + 1;
        int newline = sent.indexOf('\n', offset);
        String line = sent.substring(start, newline < 0 ? sent.length() : newline);
        long number = sent.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        String label = "LINE " + number + ": ";
        int column = offset - start;
        if (column > 60) {
            line = "..." + line.substring(column - 30);
            column = 33;
        }
        if (line.length() > 100) {
            line = line.substring(0, 97) + "...";
        }
        String masked = masked(line);
        return masked.equals(line)
                ? java.util.List.of(label + line.replace('\t', ' '), " ".repeat(label.length() + column) + "^")
                : java.util.List.of(label + masked);
    }

    private static String masked(String sql) {
        return PASSWORD.matcher(sql).replaceAll(found -> found.group(1) != null ? "$1***$2" : "$3***$5");
    }
}
