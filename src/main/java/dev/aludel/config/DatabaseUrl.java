package dev.aludel.config;

import java.util.Properties;

/**
 * Where a database is and how to log in: SQLAlchemy's form, {@code jdbc:postgresql:}, or {@code embedded:}. Immutable.
 * {@link #toString()} masks the password.
 */
public final class DatabaseUrl {

    private DatabaseUrl() {}

    /**
     * Reads a URL.
     *
     * @throws dev.aludel.error.AludelException naming what is wrong with it, without its secrets
     */
    public static DatabaseUrl parse(String text) {
        throw new UnsupportedOperationException();
    }

    /** Whether it names the embedded server, which the caller starts and asks for its real URL. */
    public boolean embedded() {
        throw new UnsupportedOperationException();
    }

    /** The backend's name, such as {@code postgresql}. */
    public String backend() {
        throw new UnsupportedOperationException();
    }

    /** The JDBC URL without user and password. */
    public String jdbcUrl() {
        throw new UnsupportedOperationException();
    }

    /** User, password and the allowed JDBC properties. */
    public Properties jdbcProperties() {
        throw new UnsupportedOperationException();
    }

    /** The URL as SQLAlchemy prints it, the password as {@code ***}. */
    public String masked() {
        throw new UnsupportedOperationException();
    }

    /** The same as {@link #masked()}. */
    @Override
    public String toString() {
        return masked();
    }
}
