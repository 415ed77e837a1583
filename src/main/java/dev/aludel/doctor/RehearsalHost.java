package dev.aludel.doctor;

import dev.aludel.config.Config;
import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Executable;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.EnvironmentHost;
import dev.aludel.script.NewRevisions;
import dev.aludel.script.Session;
import dev.aludel.script.VersionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A host on which env.py runs without a database: it keeps what env.py asks for, and runs the rehearsal meanwhile. */
final class RehearsalHost implements EnvironmentHost {
    private final Config config;
    private final Dialect dialect;
    private final RevisionGraph graph;
    private final @Nullable String overridingUrl;
    private final Consumer<RehearsalHost> rehearsal;
    private final List<String> urls = new ArrayList<>();
    private final List<ContextOptions> configured = new ArrayList<>();
    private Map<String, Object> arguments = Map.of();
    private boolean migrated;
    private RehearsalSession session;

    /**
     * A host that nothing has been asked of.
     *
     * @param rehearsal what to do where migrations would run, once
     */
    RehearsalHost(
            Config config,
            Dialect dialect,
            RevisionGraph graph,
            @Nullable String overridingUrl,
            Consumer<RehearsalHost> rehearsal) {
        this.config = config;
        this.dialect = dialect;
        this.graph = graph;
        this.overridingUrl = overridingUrl;
        this.rehearsal = rehearsal;
        this.session = new RehearsalSession(dialect);
    }

    /** The URLs that env.py would connect to. */
    List<String> urls() {
        return urls;
    }

    /** What it configured. */
    List<ContextOptions> configured() {
        return configured;
    }

    /** What it hands to revisions: those of the first run. */
    Map<String, Object> arguments() {
        return arguments;
    }

    /** Whether it called run_migrations(). */
    boolean migrated() {
        return migrated;
    }

    @Override
    public Config config() {
        return config;
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public @Nullable String overridingUrl() {
        return overridingUrl;
    }

    @Override
    public Session connect(@Nullable String url) {
        if (url != null) {
            urls.add(url);
        }
        return new RehearsalSession(dialect);
    }

    @Override
    public void close(Session closed) {
        // nothing was opened
    }

    @Override
    public void configure(@Nullable Session with, ContextOptions options) {
        session = with instanceof RehearsalSession given ? given : session;
        configured.add(options);
    }

    @Override
    public void versionListener(VersionListener listener) {
        // no step is carried out
    }

    @Override
    public void beginTransaction() {
        // nothing is carried out
    }

    @Override
    public void endTransaction(boolean completed) {
        // nothing is carried out
    }

    @Override
    public void runMigrations(Map<String, Object> given) {
        if (!migrated) {
            migrated = true;
            arguments = given;
            rehearsal.accept(this);
        }
    }

    @Override
    public RehearsalSession session() {
        return session;
    }

    @Override
    public void execute(Executable statement) {
        // nothing is carried out
    }

    @Override
    public void staticOutput(String text) {
        // nothing is printed
    }

    @Override
    public RevisionGraph graph() {
        return graph;
    }

    @Override
    public List<String> headRevisions() {
        return graph.revisions("heads").stream().map(Revision::id).toList();
    }

    @Override
    public @Nullable String startingRevisionArgument() {
        return null;
    }

    @Override
    public @Nullable Object revisionArgument() {
        List<String> heads = headRevisions();
        return heads.isEmpty() ? null : heads.getFirst();
    }

    @Override
    public @Nullable String tagArgument() {
        return null;
    }

    @Override
    public List<String> currentHeads() {
        return List.of();
    }

    @Override
    public @Nullable NewRevisions newRevisions() {
        return null;
    }
}
