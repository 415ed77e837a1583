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

/**
 * Revisions that make something of what the database answers: without Python where that goes, and with it from the
 * beginning, nothing done twice, where an answer leads to something that needs it.
 */
class AskingRevisionsIT {
    private static final String SEED = """
            CREATE TABLE person (id int PRIMARY KEY, name text, age int);
            INSERT INTO person VALUES (1, 'ada', 36), (2, 'grace', 85), (3, NULL, 4);
            CREATE TABLE said (at serial, line text)""";

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.create();
    private String last = "";

    @BeforeEach
    void aRepository() throws IOException {
        assertThat(Call.in(folder, "init", "scripts").code()).isZero();
        database.execute(SEED);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void rowsAreReadAndDecideWithoutPython() throws IOException {
        revision("a1", """
                for person in bind.execute(sa.text('SELECT id, name, age FROM person ORDER BY id')):
                    if person.name is None:
                        continue
                    say(f"{person.name.title()} is {person.age // 10 * 10}")
                if not sa.inspect(bind).has_table('grown'):
                    op.create_table('grown', sa.Column('id', sa.Integer(), primary_key=True))
                if 'born' not in [column['name'] for column in sa.inspect(bind).get_columns('grown')]:
                    op.add_column('grown', sa.Column('born', sa.Date()))
                count = bind.execute(sa.text('SELECT count(*) FROM said')).scalar()
                if count != 2:
                    raise RuntimeError(f"{count} lines")
                """);

        assertKept("--python=never");

        assertThat(said()).containsExactly("Ada is 30", "Grace is 80");
        assertThat(database.column("SELECT column_name FROM information_schema.columns WHERE table_name = 'grown'"))
                .containsExactlyInAnyOrder("id", "born");
    }

    @Test
    void aRoundTripIsTakenForEachLookNotForEachStatement() throws IOException, SQLException {
        for (String id : List.of("a1", "b2", "c3")) {
            revision(id, """
                    for number in range(100):
                        say(str(number))
                    if bind.execute(sa.text('SELECT count(*) FROM said')).scalar() == 0:
                        raise RuntimeError('nothing was said')
                    """);
        }
        int connecting;
        try (CountingProxy proxy = new CountingProxy(database.url())) {
            DatabaseConnection.open(DatabaseUrl.parse(proxy.url())).close();
            connecting = proxy.roundTrips();
        }
        try (CountingProxy proxy = new CountingProxy(database.url())) {
            Call call = Call.in(folder, "--python=never", "--url", proxy.url(), "upgrade", "head");
            assertThat(call.code()).as(call.text()).isZero();
            assertThat(proxy.roundTrips() - connecting).isBetween(5, 40);
        }
        assertThat(database.column("SELECT count(*) FROM said")).containsExactly("300");
    }

    @Test
    void aFailureIsToldOfItsLineAndKeepsNothing() throws IOException {
        revision("a1", "say('before')");
        revision("b2", """
                for row in bind.execute(sa.text('SELECT id FROM person')).fetchall():
                    bind.execute(
                        sa.text('INSERT INTO person VALUES (:id)'), {'id': row.id})
                say('never')
                """);

        Call call = upgrade("--python=never");

        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out()).startsWith("FAILED: duplicate key value violates unique constraint \"person_pkey\"");
        assertThat(call.error())
                .contains("b2.py:13", "while running upgrade a1 -> b2", "[SQL: INSERT INTO person VALUES (:id)]")
                .contains("The database stands at base; nothing of this run was kept.");
        assertThat(said()).isEmpty();
    }

    @Test
    void whereAnAnswerLeadsToWhatNeedsPythonItTakesOverAndNothingIsDoneTwice() throws IOException {
        revision("a1", """
                say('begun')
                for person in bind.execute(sa.text('SELECT name FROM person WHERE name IS NOT NULL ORDER BY id')):
                    say(person.name)
                    if person.name == 'grace':
                        say(f"{person.name!a}")
                say('ended')
                """);

        assertKept("--python=auto");

        assertThat(said()).containsExactly("begun", "ada", "grace", "'grace'", "ended");
        assertThat(database.column("SELECT at FROM said ORDER BY at")).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void whatDrawsValuesAndMayNeedPythonRunsThereFromTheStart() throws IOException {
        revision("a1", """
                import uuid
                for person in bind.execute(sa.text('SELECT name FROM person ORDER BY id')):
                    say(str(uuid.uuid4()))
                    if person.name == 'grace':
                        say(f"{person.name!a}")
                """);

        assertKept("--python=auto");

        assertThat(said()).hasSize(4).contains("'grace'");
    }

    @Test
    void theTimeOfDayIsDrawnToo() throws IOException {
        revision("a1", """
                from datetime import datetime
                try:
                    say(str(datetime.now()))
                    bind.execute(sa.text('SELECT missing'))
                except sa.exc.ProgrammingError:
                    bind.execute(sa.text('ROLLBACK'))
                    say('caught')
                """);

        Call call = upgrade("--python=auto");

        assertThat(call.text()).doesNotContain("which was found when it had begun to run");
    }

    @Test
    void whatMustNotRunInPythonIsRefusedBeforeAnythingIsDone() throws IOException {
        revision("a1", "say('before')");
        revision("b2", """
                for person in bind.execute(sa.text('SELECT name FROM person')):
                    say(f"{person.name!a}")
                """);

        Call call = upgrade("--python=never");

        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out()).startsWith("FAILED: Revision b2 needs Python, which must not run here");
        assertThat(call.error())
                .contains("b2.py:13", "because of a formatted value")
                .doesNotContain("Running");
        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsCaughtIsCaughtByPythonAndWhatDoesNotFailNeedsNone() throws IOException {
        revision("a1", """
                try:
                    say('tried')
                except Exception:
                    say('never')
                else:
                    say('went well')
                finally:
                    say('at last')
                """);
        revision("b2", """
                with op.get_context().autocommit_block():
                    say('outside')
                    try:
                        bind.execute(sa.text('SELECT missing'))
                    except sa.exc.ProgrammingError as error:
                        say(type(error.orig).__name__)
                """);

        assertKept("--python=auto");

        assertThat(said()).containsExactly("tried", "went well", "at last", "outside", "UndefinedColumn");
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("b2");
    }

    @Test
    void whatWasAskedForBeforeATryIsNotCaughtByIt() throws IOException {
        revision("a1", """
                op.execute('SELECT missing')
                try:
                    say('tried')
                except Exception:
                    pass
                """);

        Call call = upgrade("--python=auto");

        assertThat(call.out()).startsWith("FAILED: column \"missing\" does not exist");
        assertThat(call.error()).contains("a1.py:12");
        assertThat(said()).isEmpty();
    }

    private void assertKept(String python) {
        Call call = upgrade(python);
        assertThat(call.code()).as(call.text()).isZero();
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly(last);
    }

    private Call upgrade(String python) {
        return Call.in(folder, python, "--url", database.url(), "upgrade", "head");
    }

    private List<String> said() {
        return database.column("SELECT line FROM said ORDER BY at");
    }

    /** A revision after the one before; its upgrade goes on in line 12. */
    private void revision(String id, String upgrade) throws IOException {
        String parent = last.isEmpty() ? "None" : "'" + last + "'";
        Files.writeString(folder.resolve("scripts/versions").resolve(id + ".py"), """
                import sqlalchemy as sa
                from alembic import op

                revision = '%s'
                down_revision = %s

                def say(line):
                    op.get_bind().execute(sa.text('INSERT INTO said (line) VALUES (:line)'), {'line': line})

                def upgrade():
                    bind = op.get_bind()
                    %s
                """.formatted(
                        id, parent, upgrade.strip().replace("\n", "\n    ")));
        last = id;
    }
}
