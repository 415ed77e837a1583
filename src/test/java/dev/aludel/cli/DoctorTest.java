package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    @Test
    void tellsWhatRunsAndWhatTheRestNeeds() throws IOException {
        repository();
        Call call = Call.in(folder, "doctor");
        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out())
                .contains("env.py: runs\n")
                .contains("version table: versions\n")
                .contains("database: only the application knows it: give --url, ALUDEL_URL or DATABASE_URL\n")
                .contains("revisions: 5\n")
                .contains("upgrade    40.0 % run: 1 without Python, 1 in Python; 2 need something, 1 fail\n")
                .contains("downgrade 100.0 % run: 5 without Python, 0 in Python; 0 need something, 0 fail\n")
                .contains("0003 upgrade: needs something\n  shop.types.GUID (of the missing module shop.types)")
                .contains("0004 upgrade: needs something\n  upgrade() reads from the database and may reach"
                        + " shop.types.LIMIT\n  imported at " + folder.resolve("migrations/versions/0004.py") + ":1\n")
                .contains("0005 upgrade: fails\n  The script reads nowhere.sql");
        Call json = Call.in(folder, "doctor", "--json");
        assertThat(json.out())
                .startsWith("{")
                .contains("\"healthy\" : false", "\"state\" : \"needs\"", "\"state\" : \"without-python\"");
    }

    @Test
    void writesWhatMustBeMappedOnceAndChangesNothingElse() throws IOException {
        repository();
        String before = Files.readString(folder.resolve("alembic.ini"));
        assertThat(Call.in(folder, "doctor", "--fix").error()).contains("Wrote 1 lines into");
        assertThat(folder.resolve("alembic.ini"))
                .hasContent(before + "\n[aludel:types]\n# shop.types.GUID = sa.Text()\n");
        assertThat(Call.in(folder, "doctor", "--fix").error()).contains("Nothing to write");

        Files.writeString(
                folder.resolve("alembic.ini"), before + "\n[aludel:types]\nshop.types.GUID = postgresql.UUID()\n");
        assertThat(Call.in(folder, "doctor").out()).doesNotContain("0003 upgrade");
    }

    @Test
    void endsWithZeroWhereEverythingRuns() throws IOException {
        repository();
        for (String needing : new String[] {"0003", "0004", "0005"}) {
            Files.delete(folder.resolve("migrations/versions/" + needing + ".py"));
        }
        Call json = Call.in(folder, "doctor", "--json");
        assertThat(json.code()).as(json.text()).isZero();
        assertThat(json.out())
                .contains("\"healthy\" : true", "\"upgradePercentage\" : 100.0", "\"state\" : \"runs\"")
                .contains("\"module\" : \"shop.settings\"")
                .doesNotContain("\"code\"");
        assertThat(Call.in(folder, "doctor", "--fix").code()).isZero();
    }

    @Test
    void namesVariablesThatAreNotSetAndWaitsForNoRows() throws IOException {
        repository();
        for (String other : new String[] {"0003", "0004", "0005"}) {
            Files.delete(folder.resolve("migrations/versions/" + other + ".py"));
        }
        revision("0003", "import os\n", """
                op.get_bind().execute(sa.text('SELECT 1')).fetchall()
                    if not os.environ.get('SHOP_KEY'):
                        raise RuntimeError('SHOP_KEY must be set')""");
        revision("0004", "import os\n", "op.execute(os.environ['SHOP_PREFIX'])");
        revision("0005", "", """
                bind = op.get_bind()
                    while bind.scalar(sa.text('SELECT count(*) FROM old')) != 0:
                        bind.execute(sa.text('DELETE FROM old'))
                    while bind.scalar(sa.select(sa.func.count()).select_from(sa.table('old'))) != 0:
                        pass""");
        Call call = Call.in(folder, "doctor");
        assertThat(call.code()).isEqualTo(255);
        assertThat(call.out())
                .contains("0003 upgrade: fails\n  RuntimeError: SHOP_KEY must be set\n")
                .contains("the environment variable SHOP_KEY is not set", "-> Set SHOP_KEY, then ask again.")
                .contains("0004 upgrade: fails\n  KeyError: 'SHOP_PREFIX'\n")
                .contains("the environment variable SHOP_PREFIX is not set")
                .doesNotContain("0005");
    }

    private void repository() throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = migrations\n");
        write("migrations/env.py", """
                from alembic import context
                from sqlalchemy import create_engine
                from shop.settings import url

                with create_engine(url).connect() as connection:
                    context.configure(connection=connection, version_table="versions")
                    with context.begin_transaction():
                        context.run_migrations()
                """);
        revision("0001", "", "op.execute('SELECT 1')");
        revision("0002", "import shop.models\n", "(lambda: op.execute('SELECT 1'))()");
        revision("0003", "from shop.types import GUID\n", "op.add_column('t', sa.Column('c', GUID()))");
        revision("0004", "from shop.types import LIMIT\n", """
                rows = op.get_bind().execute(sa.text('SELECT 1')).fetchall()
                    for row in rows:
                        op.execute(f'SELECT {LIMIT}')""");
        revision("0005", "", "op.execute(open('nowhere.sql').read() * len(dir()))");
    }

    private void revision(String id, String imports, String body) throws IOException {
        String down = id.equals("0001") ? "None" : "'000" + (id.charAt(3) - '1') + "'";
        write("migrations/versions/" + id + ".py", imports + """
                from alembic import op
                import sqlalchemy as sa

                revision = '%s'
                down_revision = %s

                def upgrade():
                    %s

                def downgrade():
                    pass
                """.formatted(id, down, body));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
