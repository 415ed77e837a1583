package dev.aludel.script;

import java.util.Map;

/** The runnable body of one revision. */
public interface Script {

    /**
     * Runs it one way; its operations go to the session as they come up.
     *
     * @param arguments what env.py passed to {@code run_migrations(**kw)}; handed to {@code upgrade()} and
     *     {@code downgrade()}
     * @throws dev.aludel.error.AludelException with the revision's file and line where it fails
     */
    void run(Session session, Direction direction, Map<String, Object> arguments);

    /** Whether the script asks to be run outside a transaction ({@code -- transaction: none}). */
    default boolean withoutTransaction() {
        return false;
    }

    /**
     * Whether it may look at what was done before it, or tell the world something, so that all of that must have been
     * carried out when it begins. Not so for one that only queues operations.
     */
    default boolean observes() {
        return true;
    }

    /**
     * Whether it may run while other scripts are being loaded: it does nothing but what it asks the session for, which can
     * be undone. What can't be is preceded by {@link Session#settle}.
     */
    default boolean runsEarly() {
        return false;
    }

    /** Whether it runs SQL in words of its own, which may look at any table or end the transaction. */
    default boolean runsSql() {
        return true;
    }
}
