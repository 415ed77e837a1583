package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.run.LiveSession;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A revision that fails tells the same, whether it was evaluated or run in Python. */
class FailuresThroughBothDoorsIT {
    private static PythonRuntime python;
    private static TestDatabase database;

    @TempDir
    Path versions;

    @BeforeAll
    static void start() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        python = new PythonRuntime(PythonRuntime.Settings.of(List.of(), nowhere, nowhere));
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        python.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "op.drop_table('gone')",
                "op.create_table(\n        'made',\n        sa.Column('a', sa.Integer))\n    op.drop_table(\n        'gone'\n    )",
                "helper('gone')",
                "for table in (\n        'gone',\n    ):\n        helper(\n            table)",
                "with op.batch_alter_table(\n        'gone') as batch:\n        batch.drop_column('a')\n        batch.drop_column('b')",
                "with op.get_context().autocommit_block():\n        op.execute('SELECT 1')\n        op.execute('SELECT gone')",
                "bind = op.get_bind()\n    bind.execute(\n        sa.text('SELECT gone'))",
                "sa.Enum('a', name='kind', schema='gone').create(op.get_bind())",
                "op.execute(\n        sa.text('SELECT 1/:zero')\n        .bindparams(zero=0))",
                "raise NotImplementedError('no way ' + 'back')",
                "raise RuntimeError",
                "with op.get_context().autocommit_block():\n        raise ValueError('x')",
                "fail()",
            })
    void the_place_the_message_and_the_callers_are_the_same(String body) throws IOException {
        Path file = versions.resolve("a.py");
        Files.writeString(file, """
                import sqlalchemy as sa
                from alembic import op

                def fail():
                    raise Exception("failed")

                def helper(table):
                    op.execute("SELECT 1")
                    op.drop_table(table)

                def upgrade():
                    %s
                """.formatted(body));
        Revision revision = new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);

        Script evaluated =
                new PythonRevisions(python, PythonUse.NEVER, false).load(revision, Direction.UPGRADE, Map.of());
        Problem literal = failure(evaluated);
        Problem raised = failure(python.load(revision));

        assertThat(literal).isEqualTo(raised);
        assertThat(String.valueOf(literal.location())).startsWith(file + ":");
    }

    @ParameterizedTest
    @EnumSource(
            value = PythonUse.class,
            names = {"AUTO", "LIKELY"},
            mode = EnumSource.Mode.EXCLUDE)
    void what_a_revision_commits_stays_when_it_fails_later(PythonUse use) throws IOException {
        Path file = versions.resolve("commits.py");
        String table = "kept_" + use.name().toLowerCase(Locale.ROOT);
        Files.writeString(file, """
                from alembic import op

                def upgrade():
                    op.execute("CREATE TABLE %s ()")
                    op.get_bind().commit()
                    op.execute("CREATE TABLE lost ()")
                    op.drop_table("gone")
                """.formatted(table));
        Revision revision = new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
        Problem problem = failure(new PythonRevisions(python, use, false).load(revision, Direction.UPGRADE, Map.of()));

        assertThat(problem.location()).isEqualTo(new Location(file, 7));
        try (LiveSession session = connect()) {
            assertThat(session.catalog().tables(null)).contains(table).doesNotContain("lost");
        }
    }

    private static LiveSession connect() {
        return LiveSession.connect(DatabaseUrl.parse(database.url()), Dialects.named("postgresql"), event -> {});
    }

    private static Problem failure(Script script) {
        try (LiveSession session = connect()) {
            session.begin();
            AludelException failure = catchThrowableOfType(AludelException.class, () -> {
                script.run(session, Direction.UPGRADE, Map.of());
                session.commit();
            });
            return failure.problem();
        }
    }
}
