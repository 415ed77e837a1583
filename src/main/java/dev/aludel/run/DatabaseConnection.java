package dev.aludel.run;

import dev.aludel.config.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens plain JDBC connections, for what works on whole schemas rather than on steps. */
public final class DatabaseConnection {

    private DatabaseConnection() {}

    /**
     * Connects, in autocommit.
     *
     * @throws dev.aludel.error.AludelException saying why no connection came about, the password masked
     */
    public static Connection open(DatabaseUrl url) {
        try {
            return ServerConnection.open(url).jdbc();
        } catch (SQLException e) {
            throw ConnectionProblem.of(e, url.masked());
        }
    }
}
