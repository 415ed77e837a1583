package dev.aludel.dialect;

import dev.aludel.dialect.postgresql.PostgresqlDialect;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;

/** The dialects there are. */
public final class Dialects {
    private static final Dialect POSTGRESQL = new PostgresqlDialect();

    private Dialects() {}

    /**
     * The dialect SQLAlchemy gives that name.
     *
     * @throws AludelException code {@code unknown-dialect}
     */
    public static Dialect named(String name) {
        if (name.equals("postgresql")) {
            return POSTGRESQL;
        }
        throw new AludelException(Problem.of("unknown-dialect", "No dialect named '" + name + "'")
                .remedy("Use a PostgreSQL URL; other databases aren't supported yet."));
    }
}
