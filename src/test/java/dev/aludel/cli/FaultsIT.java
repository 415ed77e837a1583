package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.CuttingProxy;
import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left in the database, and what a person is told, when something breaks in the middle of an upgrade. */
@Timeout(120)
class FaultsIT {
    private static final String WAIT = "op.execute('SELECT pg_advisory_xact_lock(4711)')";

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void aRepositoryOfThreeRevisions() throws IOException {
        assertThat(Call.in(folder, "init", "scripts").code()).isZero();
        revision("a1", "None", "op.execute('CREATE TABLE first (id int)')");
        revision("b2", "'a1'", "op.execute('CREATE TABLE second (id int)')");
        revision("c3", "'b2'", "op.execute('CREATE TABLE third (id int)')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void twoUpgradesAtOnceRunEachRevisionOnceAndTheSecondNamesTheHolder() throws Exception {
        revision("b2", "'a1'", "op.execute('CREATE TABLE second (id int)'); " + WAIT);
        try (Connection gate = database.connect();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            CompletableFuture<Call> one = start();
            awaitBlocked();
            CompletableFuture<Call> other = start();
            awaitRows("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_locks%'"
                    + " AND application_name = 'aludel'");
            statement.execute("SELECT pg_advisory_unlock(4711)");

            assertThat(one.get().text()).contains("Running upgrade b2 -> c3").doesNotContain("FAILED");
            assertThat(one.get().code()).isZero();
            assertThat(other.get().code()).as(other.get().text()).isZero();
            assertThat(other.get().error())
                    .contains("process ", "application aludel")
                    .doesNotContain("Running upgrade");
        }
        assertThat(state()).containsExactly("alembic_version", "c3", "first", "second", "third");
    }

    @Test
    void aBackendThatIsEndedInTheMiddleOfARevisionLeavesNothingHalfDone() throws Exception {
        revision("c3", "'b2'", "op.execute('CREATE TABLE third (id int)'); " + WAIT);
        Call call = brokenBy(() ->
                database.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE objid = 4711 AND NOT granted"));

        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out())
                .contains("FAILED: terminating connection due to administrator command")
                .doesNotContain("FAULT");
        assertThat(call.error())
                .contains("c3.py:8", "while running upgrade b2 -> c3", "The server ended the session.")
                .contains("The database stands at base; nothing of this run was kept.");
        assertThat(state()).isEmpty();
    }

    @Test
    void withATransactionForEachRevisionTheOnesBeforeAreKept() throws Exception {
        Path environment = folder.resolve("scripts/env.py");
        Files.writeString(
                environment,
                Files.readString(environment)
                        .replace("connection=connection,", "connection=connection, transaction_per_migration=True,"));
        revision("c3", "'b2'", "op.execute('CREATE TABLE third (id int)'); op.execute('nonsense')");

        assertThat(upgrade(database.url()).error())
                .contains("The database stands at b2; the steps up to there were committed.");
        assertThat(state()).containsExactly("alembic_version", "b2", "first", "second");
        assertThat(upgrade(database.url()).error())
                .contains("The database stands at b2; nothing of this run was kept.");
    }

    @Test
    void whatWasCommittedForAnAutocommitBlockIsToldOf() throws Exception {
        revision("c3", "'b2'", """
                op.execute('CREATE TABLE third (id int)')
                    with op.get_context().autocommit_block():
                        op.execute('CREATE INDEX CONCURRENTLY ix ON third (id)')
                    op.execute('nonsense')""");

        assertThat(upgrade(database.url()).error())
                .contains("The database stands at b2; the steps up to there were committed; what 'upgrade b2 -> c3'"
                        + " committed before it failed stays too.");
        assertThat(state()).containsExactly("alembic_version", "b2", "first", "second", "third");
    }

    @Test
    void anEnvironmentThatFailsAfterTheRunTakesItBack() throws Exception {
        Path environment = folder.resolve("scripts/env.py");
        Files.writeString(
                environment,
                Files.readString(environment)
                        .replace(
                                "            context.run_migrations()",
                                "            context.run_migrations()\n            raise ValueError('no')"));
        assertThat(upgrade(database.url()).text())
                .contains("ValueError: no", "The database stands at base; nothing of this run was kept.");
        assertThat(state()).isEmpty();
    }

    @Test
    void aProcessThatIsKilledLeavesTheLastCommittedStateAndTheNextRunGoesOn() throws Exception {
        revision("a1", "None", """
                op.execute('CREATE TABLE first (id int)')
                    with op.get_context().autocommit_block():
                        pass""");
        revision("b2", "'a1'", """
                with op.get_context().autocommit_block():
                        pass
                    op.execute('CREATE TABLE second (id int)'); %s""".formatted(WAIT));
        Process process;
        try (Connection gate = database.connect();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            process = process();
            awaitBlocked();
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(state()).containsExactly("a1", "alembic_version", "first");
            statement.execute("SELECT pg_advisory_unlock(4711)");
        }

        Call next = upgrade(database.url());

        assertThat(next.code()).as(next.text()).isZero();
        assertThat(state()).containsExactly("alembic_version", "c3", "first", "second", "third");
    }

    @Test
    void aConnectionCutOnceTheServerHasCommittedIsToldAsCommitted() throws Exception {
        Call call = cut(CuttingProxy.Cut.AFTER);
        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out()).contains("FAILED: The connection to the database was lost");
        assertThat(call.error())
                .containsPattern("The connection broke at COMMIT, but the server did commit transaction \\d+\\. The"
                        + " database stands at c3; the steps up to there were committed\\.");
        assertThat(state()).containsExactly("alembic_version", "c3", "first", "second", "third");
    }

    @Test
    void aConnectionCutBeforeTheServerSawCommitIsToldAsRolledBack() throws Exception {
        Call call = cut(CuttingProxy.Cut.BEFORE);
        assertThat(call.code()).isEqualTo(255);
        assertThat(call.error())
                .containsPattern(
                        "The connection broke before COMMIT, and the server rolled back transaction \\d+\\. The"
                                + " database stands at base; nothing of this run was kept\\.");
        assertThat(state()).isEmpty();
        assertThat(upgrade(database.url()).code()).isZero();
    }

    private Call cut(CuttingProxy.Cut when) throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(database.url(), "COMMIT", when)) {
            return upgrade(proxy.url());
        }
    }

    /** Runs the upgrade up to its wait, breaks it there, and lets it go. */
    private Call brokenBy(Runnable fault) throws Exception {
        try (Connection gate = database.connect();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            CompletableFuture<Call> call = start();
            awaitBlocked();
            fault.run();
            return call.get();
        }
    }

    private void awaitBlocked() throws Exception {
        awaitRows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted");
    }

    private void awaitRows(String sql) throws InterruptedException, SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (database.query(sql).isEmpty()) {
            assertThat(System.nanoTime()).as("waited for: " + sql).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** An upgrade in a thread of its own: the common pool has but one on a machine of two cores. */
    private CompletableFuture<Call> start() {
        return CompletableFuture.supplyAsync(() -> upgrade(database.url()), task -> new Thread(task).start());
    }

    private Call upgrade(String url) {
        return Call.in(folder, "--url", url, "upgrade", "head");
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--url",
                        database.url(),
                        "upgrade",
                        "head")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /** The tables, and what the version table says, in one sorted list. */
    private List<String> state() {
        List<String> found = new ArrayList<>();
        database.column("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
                .forEach(name -> found.add(String.valueOf(name)));
        if (found.contains("alembic_version")) {
            database.column("SELECT version_num FROM alembic_version").forEach(row -> found.add(String.valueOf(row)));
        }
        return found.stream().sorted().toList();
    }

    private void revision(String id, String parent, String body) throws IOException {
        Files.writeString(
                folder.resolve("scripts/versions").resolve(id + ".py"),
                "from alembic import op\n\nrevision = '%s'\ndown_revision = %s\n\n\ndef upgrade():\n    %s\n"
                        .formatted(id, parent, body));
    }
}
