package dev.aludel.script.python;

import dev.aludel.config.Config;
import dev.aludel.dialect.Dialects;
import dev.aludel.operation.Executable;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.run.RecordingSession;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.EnvironmentHost;
import dev.aludel.script.Session;
import dev.aludel.script.VersionListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A host that writes down what an env.py asks of it. */
final class RecordingHost implements EnvironmentHost {
    final List<String> calls = new ArrayList<>();
    final List<ContextOptions> configured = new ArrayList<>();
    private final RecordingSession session = new RecordingSession(Dialects.named("postgresql"));
    private final Config config;
    private final boolean offline;
    private final @Nullable String overridingUrl;

    RecordingHost(Path directory, boolean offline, @Nullable String overridingUrl) {
        this.config = Config.load(new Config.Request(List.of(), "alembic", List.of(), directory, Map.of()));
        this.offline = offline;
        this.overridingUrl = overridingUrl;
    }

    @Override
    public Config config() {
        return config;
    }

    @Override
    public boolean offline() {
        return offline;
    }

    @Override
    public @Nullable String overridingUrl() {
        return overridingUrl;
    }

    @Override
    public Session connect(@Nullable String url) {
        calls.add("connect " + url);
        return session;
    }

    @Override
    public void close(Session closed) {
        calls.add("close");
    }

    @Override
    public void configure(@Nullable Session with, ContextOptions options) {
        calls.add("configure");
        configured.add(options);
    }

    @Override
    public void versionListener(VersionListener listener) {
        calls.add("listener");
    }

    @Override
    public RevisionGraph graph() {
        return RevisionGraph.of(List.of());
    }

    @Override
    public void beginTransaction() {
        calls.add("begin");
    }

    @Override
    public void endTransaction(boolean completed) {
        calls.add(completed ? "commit" : "rollback");
    }

    @Override
    public void runMigrations(Map<String, Object> arguments) {
        calls.add("run " + arguments);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public void execute(Executable statement) {
        calls.add("execute " + statement);
    }

    @Override
    public void staticOutput(String text) {
        calls.add("output " + text);
    }

    @Override
    public List<String> headRevisions() {
        return List.of("abc");
    }

    @Override
    public @Nullable String startingRevisionArgument() {
        return null;
    }

    @Override
    public @Nullable Object revisionArgument() {
        return "head";
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
    public dev.aludel.script.@Nullable NewRevisions newRevisions() {
        return null;
    }
}
