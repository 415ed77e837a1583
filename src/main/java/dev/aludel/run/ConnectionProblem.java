package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells a person why no connection came about. */
final class ConnectionProblem {

    private ConnectionProblem() {}

    /** The exception for the failure; the URL is shown masked. */
    static AludelException of(SQLException failure, String maskedUrl) {
        return new AludelException(describe(failure, maskedUrl), failure);
    }

    private static Problem describe(SQLException failure, String maskedUrl) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        @Nullable
        ServerErrorMessage server = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String words = server != null && server.getMessage() != null
                ? server.getMessage()
                : String.valueOf(failure.getMessage());
        Problem problem = Problem.of("no-connection", "Can't connect to " + maskedUrl + ": " + words);
        if (server != null && server.getHint() != null) {
            problem = problem.because("HINT:  " + server.getHint());
        }
        return switch (state) {
            case "28P01" -> problem.remedy("Check the user and the password in the URL (it is not shown here).");
            case "28000" ->
                problem.remedy(
                        "Check the user in the URL: it is unknown, or pg_hba.conf lets it in from elsewhere only.");
            case "3D000" -> problem.remedy("Create the database (createdb), or check its name at the end of the URL.");
            case "53300" ->
                problem.remedy("The server has no connection to spare; end some, or raise max_connections.");
            case "57P03" -> problem.remedy("The server is starting up or shutting down; try again in a moment.");
            case "08001", "08004", "08006" -> unreachable(failure, problem);
            default -> problem;
        };
    }

    private static Problem unreachable(SQLException failure, Problem problem) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof UnknownHostException) {
                return problem.because("The host name is unknown.").remedy("Check the host in the URL.");
            }
            if (cause instanceof ConnectException) {
                return problem.because("Nobody answers there.")
                        .remedy("Start the server, or check host and port in the URL.");
            }
            cause = cause.getCause();
        }
        return problem.remedy("Check host, port and SSL settings in the URL, and whether the server is up.");
    }
}
