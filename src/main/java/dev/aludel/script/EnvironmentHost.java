package dev.aludel.script;

import dev.aludel.config.Config;
import dev.aludel.operation.Executable;
import dev.aludel.revision.RevisionGraph;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an {@link Environment} can ask of Aludel; the executor implements it. */
public interface EnvironmentHost {

    /** The configuration as read; what env.py changes in it stays with env.py. */
    Config config();

    /** Whether SQL is to be printed: {@code context.is_offline_mode()}. */
    boolean offline();

    /**
     * The URL that something outside env.py demands ({@code --url}, {@code -x url=}, {@code ALUDEL_URL},
     * {@code DATABASE_URL}), or null where env.py and the ini decide.
     */
    @Nullable
    String overridingUrl();

    /**
     * Opens a connection.
     *
     * @param url the URL that env.py asked for; {@link #overridingUrl()} goes before it. Null where env.py got it from
     *     something that isn't there.
     */
    Session connect(@Nullable String url);

    /** Closes a connection that {@link #connect} opened; an open transaction is rolled back. */
    void close(Session session);

    /** {@code context.configure(connection=…)}, or offline {@code configure(url=…)} with a null session. */
    void configure(@Nullable Session session, ContextOptions options);

    /** {@code context.configure(output_buffer=…)}: where {@code --sql} prints from the next configure() on. */
    default void output(PrintWriter buffer) {}

    /** {@code context.configure(on_version_apply=…)}: who is told of each step from the next run on. */
    void versionListener(VersionListener listener);

    /** {@code with context.begin_transaction():}, entered. */
    void beginTransaction();

    /**
     * {@code with context.begin_transaction():}, left.
     *
     * @param completed whether its body ran to the end; otherwise what it did is rolled back
     */
    void endTransaction(boolean completed);

    /**
     * {@code context.run_migrations(**kw)}: plans from the heads found in the database and runs every step.
     *
     * @param arguments handed to each script
     */
    void runMigrations(Map<String, Object> arguments);

    /** The session that operations go to now: a configured connection, or the printing session offline. */
    Session session();

    /** {@code context.execute(sql)}. */
    void execute(Executable statement);

    /** {@code context.static_output(text)}: a line in the {@code --sql} output. */
    void staticOutput(String text);

    /** The revisions: what {@code context.script} is asked for. */
    RevisionGraph graph();

    /** {@code context.get_head_revisions()}. */
    List<String> headRevisions();

    /** {@code context.get_starting_revision_argument()}; null for base. */
    @Nullable
    String startingRevisionArgument();

    /** {@code context.get_revision_argument()}; null for base. */
    @Nullable
    Object revisionArgument();

    /** {@code context.get_tag_argument()}. */
    @Nullable
    String tagArgument();

    /** The revisions about to be written, where env.py runs because of {@code revision_environment}; null otherwise. */
    @Nullable
    NewRevisions newRevisions();

    /** The heads found in the version table of the configured connection. */
    List<String> currentHeads();
}
