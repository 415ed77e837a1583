package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.run.DatabaseConnection;
import dev.aludel.testing.CountingProxy;
import dev.aludel.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many revisions on their way at once: how few round trips they take, and that a failure is told as if they went one by one. */
@Timeout(60)
class PipelineIT {

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.create();
    private String last = "";

    @BeforeEach
    void aRepository() throws IOException {
        assertThat(Call.in(folder, "init", "scripts").code()).isZero();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void twentyRevisionsTakeAsManyRoundTripsAsOne() throws IOException {
        for (int number = 1; number <= 20; number++) {
            revision("r" + number, "CREATE TABLE t" + number + " (id int);\nCOMMENT ON TABLE t" + number + " IS 'x';");
        }
        // the lock with the look for the version table; the first ones, as soon as they are worth it; what has come
        // together meanwhile, at times in two flights; COMMIT
        assertThat(roundTrips("upgrade", "head") - roundTripsToConnect()).isBetween(3, 5);
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("r20");
        assertThat(database.column("SELECT count(*) FROM pg_description WHERE description = 'x'"))
                .containsExactly("20");
    }

    @Test
    void anUpgradeWithNothingToDoAsksTwice() throws IOException {
        revision("r1", "SELECT 1;");
        assertThat(upgrade().code()).isZero();
        assertThat(roundTrips("upgrade", "head") - roundTripsToConnect()).isEqualTo(2);
        assertThat(roundTrips("current") - roundTripsToConnect()).isEqualTo(2);
    }

    @Test
    void aFailureNamesItsRevisionFileLineAndStatementAndNothingAfterItIsLogged() throws IOException {
        for (String id : List.of("a1", "b2", "c3")) {
            revision(id, "CREATE TABLE " + id + " (id int);");
        }
        revision("d4", "CREATE TABLE d4 (id int);\n\nALTER TABLE d4\n  ADD COLUMN id text;\nCREATE TABLE d5 (id int);");
        revision("e5", "CREATE TABLE e5 (id int);");

        Call call = upgrade();

        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out()).contains("FAILED: column \"id\" of relation \"d4\" already exists");
        assertThat(call.error())
                .contains("d4.sql:7", "[SQL: ALTER TABLE d4\n    ADD COLUMN id text]", "while running upgrade c3 -> d4")
                .contains("The database stands at base; nothing of this run was kept.")
                .containsSubsequence("Running upgrade  -> a1", "Running upgrade b2 -> c3", "Running upgrade c3 -> d4")
                .doesNotContain("d4 -> e5");
        assertThat(tables()).isEmpty();
    }

    @Test
    void withATransactionForEachRevisionNothingOfALaterOneIsSent() throws IOException {
        transactionPerMigration();
        revision("a1", "CREATE TABLE a1 (id int);");
        revision("b2", "CREATE TABLE b2 (id nonsense);");
        revision("c3", "CREATE TABLE c3 (id int);");

        Call call = upgrade();

        assertThat(call.error())
                .contains("b2.sql:5", "The database stands at a1; the steps up to there were committed.")
                .doesNotContain("b2 -> c3");
        assertThat(tables()).containsExactly("a1", "alembic_version");
    }

    @Test
    void aBackendThatEndsInTheMiddleOfManyRevisionsIsToldOfTheOneThatWasRunning() throws IOException {
        revision("a1", "CREATE TABLE a1 (id int);");
        revision("b2", "SELECT pg_terminate_backend(pg_backend_pid());");
        revision("c3", "CREATE TABLE c3 (id int);");

        Call call = upgrade();

        assertThat(call.out()).contains("FAILED: terminating connection due to administrator command");
        assertThat(call.error())
                .contains("b2.sql:5", "while running upgrade a1 -> b2")
                .contains("The database stands at base; nothing of this run was kept.")
                .doesNotContain("b2 -> c3");
        assertThat(tables()).isEmpty();
    }

    @Test
    void aConstraintThatFailsAtCommitIsToldWithItsRevisionWhereThatIsKnown() throws IOException {
        revision("a1", "CREATE TABLE a1 (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);");
        revision("b2", "INSERT INTO a1 VALUES (1), (1);");
        revision("c3", "CREATE TABLE c3 (id int);");

        Call whole = upgrade();
        assertThat(whole.out()).contains("FAILED: duplicate key value violates unique constraint \"a1_id_key\"");
        assertThat(whole.error())
                .contains("[SQL: COMMIT]", "The database stands at base; nothing of this run was kept.");
        assertThat(tables()).isEmpty();

        transactionPerMigration();
        assertThat(upgrade().error())
                .contains(
                        "b2.sql", "while running upgrade a1 -> b2", "The database stands at a1; the steps up to there")
                .doesNotContain("b2 -> c3");
        assertThat(tables()).containsExactly("a1", "alembic_version");
    }

    @Test
    void theRevisionThatRunsIsNamedBeforeItEnds() throws Exception {
        revision("a1", "CREATE TABLE a1 (id int);");
        revision("b2", "SELECT pg_advisory_xact_lock(4711);");
        revision("c3", "CREATE TABLE c3 (id int);");
        try (Connection gate = database.connect();
                Statement statement = gate.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "--url",
                            database.url(),
                            "upgrade",
                            "head")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader said = process.inputReader()) {
                String line = said.readLine();
                while (line != null && !line.contains("a1 -> b2")) {
                    line = said.readLine();
                }
                assertThat(line).contains("Running upgrade a1 -> b2");
                assertThat(database.column("SELECT 1 FROM pg_locks WHERE objid = 4711 AND NOT granted"))
                        .hasSizeLessThanOrEqualTo(1);
                statement.execute("SELECT pg_advisory_unlock(4711)");
                assertThat(said.lines()).anyMatch(next -> next.contains("b2 -> c3"));
            }
        }
    }

    private int roundTrips(String... words) throws IOException {
        awaitNobodyElse();
        try (CountingProxy proxy = new CountingProxy(database.url())) {
            String[] all = new String[words.length + 2];
            all[0] = "--url";
            all[1] = proxy.url();
            System.arraycopy(words, 0, all, 2, words.length);
            Call call = Call.in(folder, all);
            assertThat(call.code()).as(call.text()).isZero();
            return proxy.roundTrips();
        }
    }

    /** A server's process ends, and gives up its lock, a little after its client has gone. */
    private void awaitNobodyElse() {
        while (!database.column("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** What pgjdbc needs to be let in, which depends on how the server asks for the password. */
    private int roundTripsToConnect() throws IOException {
        try (CountingProxy proxy = new CountingProxy(database.url())) {
            DatabaseConnection.open(DatabaseUrl.parse(proxy.url())).close();
            return proxy.roundTrips();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private Call upgrade() {
        return Call.in(folder, "--url", database.url(), "upgrade", "head");
    }

    private void transactionPerMigration() throws IOException {
        Path environment = folder.resolve("scripts/env.py");
        Files.writeString(
                environment,
                Files.readString(environment)
                        .replace("connection=connection,", "connection=connection, transaction_per_migration=True,"));
    }

    private List<String> tables() {
        return database.column("SELECT relname::text FROM pg_class WHERE relkind = 'r'"
                + " AND relnamespace = 'public'::regnamespace ORDER BY 1");
    }

    /** A SQL revision after the one before; its upgrade begins in line 5. */
    private void revision(String id, String upgrade) throws IOException {
        Files.writeString(folder.resolve("scripts/versions").resolve(id + ".sql"), """
                -- revision: %s
                -- down_revision: %s

                -- upgrade
                %s

                -- downgrade
                """.formatted(
                        id, last.isEmpty() ? "None" : last, upgrade));
        last = id;
    }
}
