package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.CatalogSnapshot;
import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who gets something wrong, and that the database stays as it was. */
class BadInputIT {
    private static final String CREATE = "op.create_table('account', sa.Column('id', sa.Integer))";

    @TempDir
    Path temporary;

    private Path folder = Path.of("");
    private TestDatabase database = TestDatabase.create();

    @BeforeEach
    void aStockRepository() throws IOException {
        folder = temporary.toRealPath();
        assertThat(Call.in(folder, "init", "scripts").code()).isZero();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aFolderWithoutAnIniSaysWhereItWasLookedFor() throws Exception {
        Files.delete(folder.resolve("alembic.ini"));
        assertFails(
                upgrade("head"),
                "No 'script_location' key found in configuration.",
                "There is no " + folder.resolve("alembic.ini"),
                "name it with -c, or make one with 'init'");
    }

    @Test
    void aWrongPasswordIsNotShownEvenInATrace() throws Exception {
        database.execute("DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bad_input_role') THEN"
                + " CREATE ROLE bad_input_role LOGIN PASSWORD 'right'; END IF; END$$");
        String url = database.url().replaceFirst("//[^@]*@", "//bad_input_role:s3cr3t%40x@");

        Call call = Call.in(folder, "--raiseerr", "--url", url, "upgrade", "head");

        assertFails(call, "Can't connect to ", "bad_input_role:***@", "password authentication failed");
        assertThat(call.text()).doesNotContain("s3cr3t").doesNotContain("com.oracle.");
    }

    @Test
    void aPasswordWithAnAtSignThatIsNotEncodedIsNotShown() {
        Call call = Call.in(folder, "--url", "postgresql://me:s3@cr3t@localhost/x", "current");
        assertFails(call, "The host in the database URL has an @ in it", "%40");
        assertThat(call.text()).doesNotContain("cr3t");
    }

    @Test
    void aServerThatIsDownIsNamedAndEnvPyIsNot() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Call call = Call.in(folder, "--url", "postgresql://me:s3cr3t@127.0.0.1:" + port + "/x", "upgrade", "head");
        assertFails(call, "postgresql://me:***@127.0.0.1:" + port + "/x", "Start the server, or check host and port");
        assertThat(call.text()).doesNotContain("env.py");
    }

    @Test
    void aSyntaxErrorInABodyIsFoundBeforeAnyRevisionRuns() throws Exception {
        python("a1", "None", CREATE);
        python("b2", "'a1'", "op.execute('SELECT 1'");
        Call call = upgrade("head");
        assertFails(call, "SyntaxError: '(' was never closed", "b2.py:9");
        assertThat(call.text()).doesNotContain("Running upgrade");
    }

    @Test
    void anExceptionInTheMiddleNamesTheLineAndTakesAllBack() throws Exception {
        python("a1", "None", CREATE);
        python("b2", "'a1'", "op.execute('CREATE SCHEMA half'); {}['missing']");
        assertFails(upgrade("head"), "KeyError: 'missing'", "b2.py:9", "while running upgrade a1 -> b2");
    }

    @Test
    void failingSqlShowsStatementLineAndDetail() throws Exception {
        python("a1", "None", CREATE);
        python(
                "b2",
                "'a1'",
                "op.execute('INSERT INTO account VALUES (1), (1)')\n"
                        + "    op.create_unique_constraint('uq', 'account', ['id'])");
        assertFails(
                upgrade("head"),
                "could not create unique index \"uq\"",
                "b2.py:10",
                "DETAIL:  Key (id)=(1) is duplicated.",
                "[SQL: ALTER TABLE account ADD CONSTRAINT uq UNIQUE (id)]");
    }

    @Test
    void failingSqlInASqlRevisionShowsThePosition() throws Exception {
        python("a1", "None", CREATE);
        write("b2.sql", """
                -- revision: b2
                -- down_revision: a1

                -- upgrade
                CREATE TABLE other (id int);
                INSERT INTO other SELECT nothing FROM account;

                -- downgrade
                """);
        assertFails(
                upgrade("head"),
                "column \"nothing\" does not exist",
                "b2.sql:6",
                "LINE 1: INSERT INTO other SELECT nothing FROM account\n                                   ^");
    }

    @Test
    void aMissingSqlFileIsNamedWithWhereItWasLookedFor() throws Exception {
        python("a1", "None", "op.execute(open('/app/sql/v_x.sql').read())");
        assertFails(
                upgrade("head"),
                "The script reads /app/sql/v_x.sql, which does not exist.",
                "a1.py:9",
                "looked for at /app/sql/v_x.sql");
    }

    @Test
    void whatExistsAlreadyOffersAStamp() throws Exception {
        database.execute("CREATE TABLE account (id int)");
        python("a1", "None", CREATE);
        assertFails(upgrade("head"), "relation \"account\" already exists", "a1.py:9", "aludel stamp");
    }

    @Test
    void whatNeedsNoTransactionOffersTheWayOut() throws Exception {
        python("a1", "None", CREATE + "; op.execute('CREATE INDEX CONCURRENTLY ix ON account (id)')");
        assertFails(upgrade("head"), "cannot run inside a transaction block", "autocommit_block", "transaction: none");
    }

    @Test
    void aConcurrentRefreshOffersAUniqueIndex() throws Exception {
        python(
                "a1",
                "None",
                "op.execute('CREATE MATERIALIZED VIEW mv AS SELECT 1 AS a')\n"
                        + "    op.execute('REFRESH MATERIALIZED VIEW CONCURRENTLY mv')");
        assertFails(upgrade("head"), "cannot refresh materialized view", "a1.py:10", "-> Create a unique index");
    }

    @Test
    void duplicatesCyclesAndMissingParentsAreFoundBeforeConnecting() throws Exception {
        String nowhere = "postgresql://127.0.0.1:1/x";
        python("a1", "None", "pass");
        write("copy.py", Files.readString(folder.resolve("scripts/versions/a1.py")));
        assertFails(
                Call.in(folder, "--url", nowhere, "upgrade", "head"),
                "a1 is present more than once",
                "copy.py",
                "a1.py");

        Files.delete(folder.resolve("scripts/versions/copy.py"));
        python("a1", "'b2'", "pass");
        python("b2", "'a1'", "pass");
        assertFails(
                Call.in(folder, "--url", nowhere, "upgrade", "head"),
                "Cycle is detected in revisions (a1, b2)",
                "b2.py");

        python("b2", "'gone'", "pass");
        assertFails(
                Call.in(folder, "--url", nowhere, "upgrade", "head"),
                "Revision gone referenced from b2 is not present",
                "b2.py");
    }

    @Test
    void anUnknownTargetSaysWhereToLook() throws Exception {
        python("a1", "None", CREATE);
        Call call = upgrade("nothing");
        assertFails(call, "Can't locate revision identified by 'nothing'", "See what there is with 'history'");
        assertThat(call.text()).doesNotContain("env.py");
    }

    @Test
    void aMissingDowngradeIsNamed() throws Exception {
        python("a1", "None", "pass");
        assertThat(upgrade("head").code()).isZero();
        assertFails(Call.in(folder, "--url", database.url(), "downgrade", "-1"), "a1.py has no downgrade() function");
    }

    @Test
    void anEnvPyThatRaisesIsNamedWithItsLine() throws Exception {
        Path environment = folder.resolve("scripts/env.py");
        Files.writeString(environment, "\nraise RuntimeError('no settings')\n");
        assertFails(upgrade("head"), "RuntimeError: no settings", environment + ":2");
    }

    /** Says what it should, with the right exit code; and the database is as it was before the call. */
    private void assertFails(Call call, String... words) {
        assertThat(call.code()).as(call.text()).isEqualTo(255);
        assertThat(call.out()).startsWith("FAILED: ");
        assertThat(call.text()).contains(words);
        assertThat(call.text()).doesNotContain("FAULT");
    }

    private Call upgrade(String target) throws SQLException {
        CatalogSnapshot before = snapshot();
        Call call = Call.in(folder, "--url", database.url(), "upgrade", target);
        if (call.code() != 0) {
            assertThat(before.differences(snapshot())).isEmpty();
        }
        return call;
    }

    private CatalogSnapshot snapshot() throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection);
        }
    }

    private void python(String id, String parent, String body) throws IOException {
        write(
                id + ".py",
                "from alembic import op\nimport sqlalchemy as sa\n\nrevision = '%s'\ndown_revision = %s\n\n\ndef upgrade():\n    %s\n"
                        .formatted(id, parent, body));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("scripts/versions").resolve(name), text);
    }
}
