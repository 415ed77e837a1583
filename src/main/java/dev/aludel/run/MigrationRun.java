package dev.aludel.run;

import dev.aludel.config.Config;
import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Execute;
import dev.aludel.revision.Heads;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Step;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.EnvironmentHost;
import dev.aludel.script.NewRevisions;
import dev.aludel.script.ScriptLoader;
import dev.aludel.script.Session;
import dev.aludel.script.VersionListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run towards a goal: what env.py talks to. It plans from the heads it finds and carries the steps out, in
 * Alembic's order and with Alembic's transactions. Not thread-safe; used once.
 */
public final class MigrationRun implements EnvironmentHost, AutoCloseable {

    /**
     * What a run works with.
     *
     * @param graph the revisions, read when first asked for
     * @param offline whether SQL is printed
     * @param overridingUrl the URL that goes before env.py's, or null
     * @param tag {@code --tag}, or null
     * @param output where {@code --sql} prints
     * @param lockPatience how long to wait for the runner lock
     * @param connect opens a session for a URL
     */
    public record Equipment(
            Config config,
            Supplier<RevisionGraph> graph,
            ScriptLoader scripts,
            Dialect dialect,
            boolean offline,
            @Nullable String overridingUrl,
            @Nullable String tag,
            PrintWriter output,
            HeldEvents events,
            Duration lockPatience,
            Function<@Nullable String, LiveSession> connect) {}

    private record Context(
            Session session,
            ContextOptions options,
            VersionTable versions,
            boolean external,
            boolean transactionalDdl) {}

    private final Equipment equipment;
    private final Goal goal;
    private final RevisionArguments asked;
    private final Connections connections;
    private @Nullable Context context;
    private final Deque<Boolean> opened = new ArrayDeque<>();
    private @Nullable VersionListener listener;
    private PrintWriter output;

    /** A run that has not started. */
    public MigrationRun(Equipment equipment, Goal goal) {
        this.equipment = equipment;
        this.goal = goal;
        this.asked = new RevisionArguments(goal, equipment.graph());
        this.connections = new Connections(equipment.connect(), equipment.events());
        this.output = equipment.output();
    }

    @Override
    public Config config() {
        return equipment.config();
    }

    @Override
    public boolean offline() {
        return equipment.offline();
    }

    @Override
    public @Nullable String overridingUrl() {
        return equipment.overridingUrl();
    }

    @Override
    public Session connect(@Nullable String url) {
        return connections.open(equipment.overridingUrl() == null ? url : equipment.overridingUrl());
    }

    @Override
    public void close(Session session) {
        if (!(session instanceof LiveSession live) || !connections.holds(live)) {
            return;
        }
        if (live.inTransaction()
                && live.wire().ledger().owes()
                && !live.connection().transactionFailed()) {
            equipment
                    .events()
                    .accept(new Event.Warning("The migrations were rolled back: env.py opened a transaction before"
                            + " context.configure() and closed the connection without committing it."));
        }
        connections.close(live);
    }

    /**
     * The failure, with what each database stands at that the run had begun to change; to be asked once the run is
     * closed. Where the connection broke at COMMIT, the server is asked what became of the transaction.
     */
    public AludelException told(AludelException failure) {
        return connections.told(failure);
    }

    /** Closes what env.py left open. */
    @Override
    public void close() {
        connections.open().forEach(this::close);
    }

    @Override
    public void configure(@Nullable Session session, ContextOptions options) {
        Session used;
        if (offline()) {
            used = new PrintingSession(equipment.dialect(), output, options.literalBinds());
        } else if (session != null) {
            used = session;
        } else {
            throw new AludelException(Problem.of("no-connection", "Connection, url, or dialect_name is required.")
                    .because("env.py called context.configure() without a connection, and --sql was not asked for."));
        }
        boolean transactional =
                options.transactionalDdl() == null ? used.dialect().transactionalDdl() : options.transactionalDdl();
        context = new Context(
                used,
                options,
                new VersionTable(used.dialect(), options),
                !offline() && used.inTransaction(),
                transactional);
        equipment.events().accept(new Event.Configured(used.dialect().implementationName(), offline(), transactional));
    }

    @Override
    public void output(PrintWriter buffer) {
        output = buffer;
    }

    @Override
    public void versionListener(VersionListener wanted) {
        listener = wanted;
    }

    private Context context() {
        Context configured = context;
        if (configured == null) {
            throw new AludelException(Problem.of("not-configured", "No context has been configured yet."));
        }
        return configured;
    }

    @Override
    public void beginTransaction() {
        beginTransaction(false);
    }

    private void beginTransaction(boolean perMigration) {
        Context now = context();
        boolean opens = now.transactionalDdl()
                ? perMigration == now.options().transactionPerMigration()
                : perMigration && !offline();
        opened.push(!now.external() && opens);
        if (opened.element()) {
            now.session().begin();
        }
    }

    @Override
    public void endTransaction(boolean completed) {
        if (!opened.pop()) {
            return;
        }
        if (completed) {
            context().session().commit();
        } else {
            context().session().rollback();
        }
    }

    /** The body as one migration's transaction, where migrations have one each. */
    private void inTransactionPerMigration(Step step, Runnable body) {
        beginTransaction(true);
        try {
            body.run();
        } catch (RuntimeException | Error failure) {
            try {
                endTransaction(false);
            } catch (AludelException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        try {
            endTransaction(true);
        } catch (AludelException failure) {
            throw StepProblem.of(failure, step, false);
        }
    }

    @Override
    public void runMigrations(Map<String, Object> arguments) {
        Context now = context();
        @Nullable LiveSession live = now.session() instanceof LiveSession session ? session : null;
        @Nullable RunnerLock lock = null;
        VersionTable.Found found = new VersionTable.Found(
                live != null && !goal.writes() && now.versions().exists(live), true);
        if (live != null && goal.writes()) {
            RunnerLock.Taken taken = connections.lock(
                    live,
                    RunnerLock.key(now.options()),
                    equipment.lockPatience(),
                    now.versions().search());
            lock = taken.lock();
            found = VersionTable.found(taken.answer());
        }
        List<String> rows;
        if (goal instanceof Goal.Stamp stamp && stamp.purge()) {
            if (live == null) {
                throw new AludelException(Problem.of("usage", "Can't use --purge with --sql mode"));
            }
            now.versions().ensure(live);
            now.versions().purge(live);
            rows = List.of();
        } else if (live == null) {
            rows = currentHeads();
        } else {
            refuseStart(now);
            // looking at the version table opens a transaction for SQLAlchemy
            live.begin();
            rows = found.exists() ? now.versions().existingRows(live) : List.of();
            if (!found.exists() && goal.writes()) {
                now.versions().create(live);
            }
        }
        switch (goal) {
            case Goal.Current current ->
                current.report().accept(new Goal.Found(live == null ? "" : live.maskedUrl(), rows));
            case Goal.EnsureVersion ensure -> ensureVersion(now, live);
            case Goal.Creation creation -> {
                // nothing runs: env.py is asked for what it says, not for what it does
            }
            case Goal.Upgrade upgrade -> {
                asked.known(rows, now.options());
                carryOut(graph().upgradeSteps(rows, upgrade.target()), rows, lock, found.watched(), arguments);
            }
            case Goal.Downgrade downgrade -> {
                asked.known(rows, now.options());
                carryOut(graph().downgradeSteps(rows, downgrade.target()), rows, lock, found.watched(), arguments);
            }
            case Goal.Stamp stamp -> {
                asked.known(rows, now.options());
                carryOut(graph().stampSteps(rows, stamp.targets()), rows, lock, found.watched(), arguments);
            }
        }
    }

    private void ensureVersion(Context now, @Nullable LiveSession live) {
        if (live != null) {
            now.versions().ensure(live);
            if (now.options().transactionPerMigration() && !now.external()) {
                live.commit();
            }
        } else if (now.session() instanceof PrintingSession printing) {
            printing.printStatement(now.versions().creation());
        }
    }

    private void carryOut(
            List<Step> steps,
            List<String> rows,
            @Nullable RunnerLock lock,
            boolean watched,
            Map<String, Object> arguments) {
        Context now = context();
        VersionListener told = listener;
        Heads heads = new Heads(graph(), rows);
        LiveSession live = now.session() instanceof LiveSession session ? session : null;
        boolean oneTransaction = opened.contains(true) && told == null;
        StepRunner runner = new StepRunner(
                now.session(), now.versions(), equipment.events(), heads, oneTransaction && !watched, arguments);
        Consumer<PreparedStep> each = next -> {
            // the lock has just been taken; from then on it is asked for before the next step's work is kept
            boolean last = next.step().equals(steps.getLast());
            inTransactionPerMigration(next.step(), () -> {
                if (lock != null && lock.pooled()) {
                    lock.verify();
                }
                try {
                    runner.run(next, last ? null : lock);
                    if (told != null || last || now.options().transactionPerMigration()) {
                        runner.settle(next.step());
                    }
                } catch (AludelException failure) {
                    throw equipment.scripts().namesByConvention() ? failure : ConventionalName.explained(failure);
                }
                if (told != null) {
                    told.applied(next.step(), List.copyOf(heads.rows()), arguments);
                }
            });
        };
        if (live != null && oneTransaction && equipment.scripts().loadsApart() && EarlyStart.isWorthwhile(steps)) {
            live.wire().ledger().begins(rows);
            EarlyStart.carryOut(steps, equipment.scripts(), arguments, live, equipment.events(), each);
            return;
        }
        List<PreparedStep> prepared = steps.stream()
                .map(step -> PreparedStep.of(step, equipment.scripts(), arguments))
                .toList();
        if (live != null) {
            live.wire().ledger().begins(rows);
        }
        prepared.forEach(each);
    }

    @Override
    public RevisionGraph graph() {
        return equipment.graph().get();
    }

    @Override
    public Session session() {
        return context().session();
    }

    @Override
    public void execute(Executable statement) {
        session().run(new Execute(statement));
    }

    @Override
    public void staticOutput(String text) {
        if (session() instanceof PrintingSession printing) {
            printing.print(text);
        } else {
            equipment.output().print(text + "\n\n");
            equipment.output().flush();
        }
    }

    @Override
    public List<String> headRevisions() {
        return asked.heads();
    }

    @Override
    public @Nullable String startingRevisionArgument() {
        return asked.starting(context == null ? null : context.options());
    }

    @Override
    public @Nullable Object revisionArgument() {
        return asked.target();
    }

    @Override
    public @Nullable String tagArgument() {
        Context configured = context;
        return configured != null && configured.options().tag() != null
                ? configured.options().tag()
                : equipment.tag();
    }

    @Override
    public @Nullable NewRevisions newRevisions() {
        return goal instanceof Goal.Creation creation ? creation.revisions() : null;
    }

    @Override
    public List<String> currentHeads() {
        Context now = context();
        if (now.session() instanceof LiveSession live) {
            refuseStart(now);
            return now.versions().rows(live);
        }
        return asked.printedFrom(now.options());
    }

    private void refuseStart(Context now) {
        if (asked.start(now.options()) != null) {
            throw new AludelException(
                    Problem.of("usage", "Can't specify current_rev to context when using a database connection"));
        }
    }
}
