package dev.aludel.run;

import dev.aludel.config.Config;
import dev.aludel.config.DatabaseUrl;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Execute;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.Direction;
import dev.aludel.script.Environment;
import dev.aludel.script.EnvironmentHost;
import dev.aludel.script.Script;
import dev.aludel.script.ScriptLoader;
import dev.aludel.script.Session;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A small history whose scripts are Java lambdas, run as the stock env.py runs one. */
final class Rehearsal {
    private final String url;
    private final List<Revision> revisions = new ArrayList<>();
    private final Map<String, Consumer<Session>> bodies = new HashMap<>();
    private final Set<String> queueing = new HashSet<>();
    private final StringWriter output = new StringWriter();
    final List<Event> events = new java.util.concurrent.CopyOnWriteArrayList<>();
    ContextOptions options = ContextOptions.defaults();
    Duration patience = Duration.ofSeconds(20);
    String firstStatement = "";
    Consumer<Session> afterwards = session -> {};
    boolean conventional;
    boolean apart;

    Rehearsal(String url) {
        this.url = url;
    }

    Rehearsal revision(String id, String downRevision, String documentation, String sql) {
        return revision(id, downRevision, documentation, session -> {
            if (!sql.isEmpty()) {
                session.run(new Execute(new DriverSql(sql)));
            }
        });
    }

    Rehearsal revision(String id, String downRevision, String documentation, Consumer<Session> upgrade) {
        revisions.add(new Revision(
                id,
                downRevision.isEmpty() ? List.of() : List.of(downRevision),
                List.of(),
                Set.of(),
                documentation,
                Path.of("/versions/" + id + ".py"),
                Revision.Language.PYTHON));
        bodies.put(id, upgrade);
        return this;
    }

    /** A revision whose statements are only queued. */
    Rehearsal queued(String id, String downRevision, String... statements) {
        queueing.add(id);
        return revision(id, downRevision, id, session -> {
            for (String sql : statements) {
                session.queue(new Execute(new DriverSql(sql)), List.of());
            }
        });
    }

    String offline(Goal goal) {
        run(goal, true);
        return output.toString();
    }

    void online(Goal goal) {
        run(goal, false);
    }

    private void run(Goal goal, boolean offline) {
        Config config =
                Config.load(new Config.Request(List.of(), "alembic", List.of(), Path.of("/nonexistent"), Map.of()));
        RevisionGraph graph = RevisionGraph.of(revisions);
        HeldEvents held = new HeldEvents(events::add);
        MigrationRun.Equipment equipment = new MigrationRun.Equipment(
                config,
                () -> graph,
                new ScriptLoader() {
                    @Override
                    public Script load(Revision revision, Direction direction, Map<String, Object> arguments) {
                        return script(revision);
                    }

                    @Override
                    public boolean loadsApart() {
                        return apart;
                    }

                    @Override
                    public boolean namesByConvention() {
                        return conventional;
                    }
                },
                new PlainDialect(),
                offline,
                null,
                null,
                new PrintWriter(output),
                held,
                patience,
                wanted -> LiveSession.connect(DatabaseUrl.parse(String.valueOf(wanted)), new PlainDialect(), held));
        try (MigrationRun run = new MigrationRun(equipment, goal)) {
            environment().run(run);
        }
    }

    private Environment environment() {
        return host -> {
            if (host.offline()) {
                host.configure(null, options);
                migrate(host);
                return;
            }
            Session session = host.connect(url);
            if (!firstStatement.isEmpty()) {
                session.run(new Execute(new DriverSql(firstStatement)));
            }
            host.configure(session, options);
            migrate(host);
            afterwards.accept(session);
            host.close(session);
        };
    }

    private static void migrate(EnvironmentHost host) {
        host.beginTransaction();
        boolean completed = false;
        try {
            host.runMigrations(Map.of());
            completed = true;
        } finally {
            host.endTransaction(completed);
        }
    }

    private Script script(Revision revision) {
        return new Script() {
            @Override
            public void run(Session session, Direction way, Map<String, Object> given) {
                if (way == Direction.UPGRADE) {
                    bodies.getOrDefault(revision.id(), nothing -> {}).accept(session);
                }
            }

            @Override
            public boolean observes() {
                return !queueing.contains(revision.id());
            }
        };
    }
}
