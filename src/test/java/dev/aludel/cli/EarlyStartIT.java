package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first revisions run while the others are read: nobody can tell, whatever the others hold. */
@Timeout(120)
class EarlyStartIT {

    /** Enough for several flights to be under way before the last file is read. */
    private static final int MANY = 600;

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.create();
    private int written;

    @BeforeEach
    void aRepository() throws IOException {
        assertThat(Call.in(folder, "init", "scripts").code()).isZero();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aLastFileThatIsNoPythonUndoesEverythingAndTellsOfNothingElse() throws IOException {
        tables(MANY);
        revision("op.create_table('broken',");
        assertUnread();
    }

    @Test
    void nothingIsCommittedBeforeEveryFileIsRead() throws IOException {
        tables(2);
        revision("with op.get_context().autocommit_block():\n        op.execute('CREATE TABLE kept (id int)')");
        revision("op.execute('COMMIT')");
        tables(MANY);
        revision("op.create_table('broken',");
        assertUnread();
    }

    @Test
    void aFileThatCannotBeReadCountsBeforeAStatementThatFails() throws IOException {
        tables(2);
        revision("op.execute('SELECT 1/0')");
        tables(MANY);
        revision("op.create_table('broken',");
        assertUnread();
    }

    @Test
    void whatIsAskedEarlyIsUndoneToo() throws IOException {
        tables(2);
        revision(
                "for row in op.get_bind().execute(sa.text('SELECT 1 AS one')):\n        op.execute(f'CREATE TABLE t{row.one} (id int)')");
        revision("for row in op.get_bind().execute(sa.text('SELECT 1 AS one')):\n        print(row.one)");
        tables(MANY);
        revision("op.create_table('broken',");
        assertUnread();
    }

    private void assertUnread() {
        Call call = upgrade();
        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out()).startsWith("FAILED: SyntaxError: '(' was never closed");
        assertThat(call.error())
                .contains("r" + written + ".py:7")
                .doesNotContain("Running upgrade", "The database stands at");
        assertThat(existing()).isEmpty();
    }

    @Test
    void aFailureAmongManyFlightsIsToldOfItsOwnRevision() throws IOException {
        tables(450);
        revision("op.drop_table('missing')");
        tables(MANY);

        Call call = upgrade();

        assertThat(call.out()).contains("FAILED: table \"missing\" does not exist");
        assertThat(call.error())
                .contains("r451.py:7", "while running upgrade r450 -> r451", "[SQL: DROP TABLE missing]")
                .contains("The database stands at base; nothing of this run was kept.")
                .doesNotContain("r451 -> r452");
        assertThat(lines(call, "Running upgrade"))
                .isEqualTo(IntStream.rangeClosed(1, 451)
                        .mapToObj(number -> "Running upgrade " + (number == 1 ? "" : "r" + (number - 1)) + " -> r"
                                + number + ", number " + number)
                        .toList());
        assertThat(existing()).isEmpty();
    }

    @Test
    void aRowThatManyStepsMoveIsMovedOnce() throws IOException {
        tables(40);
        assertThat(upgrade().code()).isZero();
        assertThat(versions()).containsExactly("r40");
        assertThat(rowVersions()).containsExactly("(0,2)");
        assertThat(Call.in(folder, "--url", database.url(), "downgrade", "base").code())
                .isZero();
        assertThat(versions()).isEmpty();
    }

    @Test
    void aRevisionThatLooksFindsWhatTheOneBeforeItLeft() throws IOException {
        revision("op.execute('CREATE TABLE seen AS SELECT version_num FROM alembic_version')");
        tables(20);
        revision("op.execute('INSERT INTO seen SELECT version_num FROM alembic_version')");
        tables(20);
        revision("op.get_bind().execute(sa.text('INSERT INTO seen SELECT version_num FROM alembic_version'))");
        assertThat(upgrade().code()).isZero();
        assertThat(database.column("SELECT version_num FROM seen")).containsExactly("r21", "r42");
        assertThat(versions()).containsExactly("r43");
    }

    @Test
    void whatIsSetOffByAChangeOfTheVersionTableSeesEachStep() throws IOException {
        tables(1);
        assertThat(upgrade().code()).isZero();
        database.execute("CREATE TABLE moved (version text)");
        database.execute("CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$BEGIN INSERT INTO moved VALUES (NEW.version_num); RETURN NEW; END$$");
        database.execute("CREATE TRIGGER note AFTER UPDATE ON alembic_version FOR EACH ROW EXECUTE FUNCTION note()");
        tables(20);
        assertThat(upgrade().code()).isZero();
        assertThat(database.column("SELECT version FROM moved"))
                .isEqualTo(IntStream.rangeClosed(2, 21)
                        .mapToObj(number -> "r" + number)
                        .toList());
    }

    @Test
    void whatIsSetOffByDdlSeesEachStep() throws IOException {
        database.execute("CREATE TABLE seen (at text)");
        database.execute("CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS"
                + " $$BEGIN INSERT INTO seen SELECT version_num FROM alembic_version; END$$");
        database.execute("CREATE EVENT TRIGGER note ON ddl_command_end WHEN TAG IN ('CREATE TABLE')"
                + " EXECUTE FUNCTION note()");
        tables(12);
        assertThat(upgrade().code()).isZero();
        assertThat(database.column("SELECT at FROM seen"))
                .isEqualTo(IntStream.rangeClosed(1, 11)
                        .mapToObj(number -> "r" + number)
                        .toList());
    }

    @Test
    void branchesAndMergesLeaveTheRowsThatStepByStepLeaves() throws IOException {
        tables(12);
        branch("left", "r12");
        branch("right", "r12");
        branch("left2", "left");
        branch("right2", "right");
        branch("right3", "right2");
        assertThat(Call.in(folder, "--url", database.url(), "upgrade", "heads").code())
                .isZero();
        assertThat(versions()).containsExactlyInAnyOrder("left2", "right3");
        assertThat(Call.in(folder, "--url", database.url(), "downgrade", "base").code())
                .isZero();
        assertThat(existing()).containsExactly("alembic_version");
        assertThat(versions()).isEmpty();
    }

    private Call upgrade() {
        return Call.in(folder, "--url", database.url(), "upgrade", "head");
    }

    private static List<String> lines(Call call, String containing) {
        return call.error()
                .lines()
                .filter(line -> line.contains(containing))
                .map(line -> line.substring(line.indexOf(containing)))
                .toList();
    }

    private List<String> existing() {
        return database.column("SELECT relname::text FROM pg_class WHERE relkind = 'r'"
                + " AND relnamespace = 'public'::regnamespace ORDER BY 1");
    }

    private List<String> versions() {
        return database.column("SELECT version_num FROM alembic_version");
    }

    /** Where the version table's rows lie: each change of a row leaves it in the next place. */
    private List<String> rowVersions() {
        return database.column("SELECT ctid::text FROM alembic_version");
    }

    private void tables(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            revision("op.create_table('t%d', sa.Column('id', sa.Integer()))".formatted(written + 1));
        }
    }

    /** A revision after the one before; its upgrade is in line 7. */
    private void revision(String upgrade) throws IOException {
        String before = written == 0 ? "None" : "'r" + written + "'";
        written++;
        boolean table = upgrade.startsWith("op.create_table('t");
        write("r" + written, before, upgrade, table ? "op.drop_table('t%d')".formatted(written) : "pass");
    }

    private void branch(String id, String before) throws IOException {
        write(
                id,
                "'" + before + "'",
                "op.create_table('%s', sa.Column('id', sa.Integer()))".formatted(id),
                "op.drop_table('%s')".formatted(id));
    }

    private void write(String id, String before, String upgrade, String downgrade) throws IOException {
        Files.writeString(folder.resolve("scripts/versions").resolve(id + ".py"), """
                '''%s'''
                from alembic import op
                import sqlalchemy as sa
                revision = '%s'
                down_revision = %s
                def upgrade():
                    %s
                def downgrade():
                    %s
                """.formatted(
                        id.startsWith("r") ? "number " + id.substring(1) : id, id, before, upgrade, downgrade));
    }
}
