package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.run.DatabaseConnection;
import dev.aludel.testing.CountingProxy;
import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of revisions that run in Python go together where nothing in them can tell, and one by one elsewhere. */
class PythonPipelineIT {

    /** It asks the database, so it can't be evaluated; its upgrade goes on in line 12. */
    private static final String REVISION = """
            import sqlalchemy as sa
            from alembic import op

            revision = '%s'
            down_revision = %s

            def create(table):
                op.execute("CREATE TABLE " + table + " (id int PRIMARY KEY, value int)")

            def upgrade():
                bind = op.get_bind()
                %s

            def downgrade():
                pass
            """;

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
    void aRevisionTakesARoundTripForEachTimeThatItLooksNotForEachStatement() throws IOException, SQLException {
        for (String id : List.of("a1", "b2", "c3")) {
            revision(id, """
                    create('%1$s')
                    for number in range(100):
                        bind.execute(sa.text('INSERT INTO %1$s VALUES (:n, 0)'), {'n': number})
                    for row in bind.execute(sa.text('SELECT id FROM %1$s WHERE id > :n'), {'n': 90}).fetchall():
                        changed = bind.execute(sa.text('UPDATE %1$s SET value = 1 WHERE id = :n'), {'n': row.id})
                    assert changed.rowcount == 1
                    op.create_index('ix_%1$s', '%1$s', ['value'])
                    """.formatted(id));
        }
        int trips;
        try (CountingProxy proxy = new CountingProxy(database.url())) {
            Call call = Call.in(folder, "--url", proxy.url(), "upgrade", "head");
            assertThat(call.code()).as(call.text()).isZero();
            trips = proxy.roundTrips();
        }
        // the lock; for each revision one for SELECT and one for rowcount; the last index; COMMIT; and now and then one
        // because something has waited for company long enough
        assertThat(trips - roundTripsToConnect()).isBetween(1 + 3 * 2 + 1 + 1, 60);
        assertThat(database.column("SELECT sum(value) FROM a1")).containsExactly("9");
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("c3");
    }

    @Test
    void aFailureInTheMiddleIsToldAsIfItHadBeenWaitedFor() throws IOException {
        revision("a1", "create('a1')");
        revision("b2", """
                create('b2')
                for number in (1, 2, 1, 3):
                    bind.execute(
                        sa.text('INSERT INTO b2 VALUES (:n, 0)'),
                        {'n': number})
                create('never')
                if bind.execute(sa.text('SELECT 1')).scalar():
                    raise RuntimeError('never reached')
                """);
        revision("c3", "create('c3')");

        Call call = Call.in(folder, "--url", database.url(), "upgrade", "head");

        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out()).contains("FAILED: duplicate key value violates unique constraint \"b2_pkey\"");
        assertThat(call.error())
                .contains("b2.py:14", "Key (id)=(1) already exists.", "while running upgrade a1 -> b2")
                .contains("[SQL: INSERT INTO b2 VALUES (:n, 0)]", "{'n': 1}")
                .contains("The database stands at base; nothing of this run was kept.")
                .doesNotContain("b2 -> c3")
                .doesNotContain("never");
        assertThat(database.column("SELECT relname FROM pg_class WHERE relname IN ('a1', 'b2')"))
                .isEmpty();
    }

    @Test
    void aFailureThatNobodyWaitsForIsToldOfItsRevisionAndOfAllThatCalled() throws IOException {
        revision("a1", "create('a1')");
        revision("b2", "create('a1')");
        revision("c3", "create('c3')");

        Call call = Call.in(folder, "--url", database.url(), "upgrade", "head");

        assertThat(call.error())
                .contains("b2.py:8", "b2.py:12", "while running upgrade a1 -> b2")
                .doesNotContain("b2 -> c3");
    }

    @Test
    void whoCatchesAFailureGetsItAndWhoReadsSeesWhatWasAskedForBefore() throws IOException {
        revision("a1", """
                try:
                    with bind.begin_nested():
                        bind.execute(sa.text('SELECT missing'))
                except sa.exc.ProgrammingError as error:
                    create('caught')
                """);
        revision("b2", """
                create('b2')
                if bind.execute(sa.text('SELECT count(*) FROM b2')).scalar() == 0:
                    create('seen')
                """);

        Call call = Call.in(folder, "--url", database.url(), "upgrade", "head");

        assertThat(call.code()).as(call.text()).isZero();
        assertThat(database.column("SELECT count(*) FROM caught, seen")).containsExactly("0");
    }

    private int roundTripsToConnect() throws IOException, SQLException {
        try (CountingProxy proxy = new CountingProxy(database.url())) {
            DatabaseConnection.open(DatabaseUrl.parse(proxy.url())).close();
            return proxy.roundTrips();
        }
    }

    /** A revision after the one before. */
    private void revision(String id, String upgrade) throws IOException {
        String parent = last.isEmpty() ? "None" : "'" + last + "'";
        String body = upgrade.strip().replace("\n", "\n    ") + "\n    assert bind.in_transaction()";
        Files.writeString(folder.resolve("scripts/versions").resolve(id + ".py"), REVISION.formatted(id, parent, body));
        last = id;
    }
}
