package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Revision;
import dev.aludel.run.PrintingSession;
import dev.aludel.run.RecordingSession;
import dev.aludel.script.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonScriptTest {
    private static final ByteArrayOutputStream OUTPUT = new ByteArrayOutputStream();
    private static PythonRuntime runtime;

    @TempDir
    Path versions;

    @BeforeAll
    static void startPython() {
        runtime = new PythonRuntime(PythonRuntime.Settings.of(List.of(), OUTPUT, OUTPUT));
    }

    @AfterAll
    static void closePython() {
        runtime.close();
    }

    @Test
    void everyStatementBecomesAnOperation() {
        List<Operation> operations = run("""
                from typing import Sequence, Union
                from alembic import op

                depends_on: Union[str, Sequence[str], None] = None

                def upgrade() -> None:
                    for name in ("a", "b"):
                        op.execute(f"DROP VIEW {name}")
                """);
        assertThat(operations).hasSize(2).allMatch(Execute.class::isInstance);
    }

    @Test
    void datesHaveTheModuleTimeThoughNobodyImportedIt() {
        assertThat(printed("""
                from datetime import date, datetime
                from alembic import op

                def upgrade():
                    year = datetime(2020, 1, 2).timetuple().tm_year
                    op.execute(f"SELECT {year}, '{date(2020, 1, 2).strftime('%Y-%m')}'")
                """)).isEqualTo("""
                SELECT 2020, '2020-01';

                """);
    }

    @Test
    void anImportThatTheScriptExpectsToFailDoes() {
        List<Operation> operations = run("""
                from alembic import op

                try:
                    import shop.models
                    found = "shop"
                except (ImportError, KeyError):
                    found = "none"

                def upgrade():
                    try:
                        from shop import models
                    except Exception:
                        op.execute(f"SELECT '{found}'")
                """);
        assertThat(operations).hasSize(1);
    }

    @Test
    void offlineTheBindPrintsAndReturnsNothing() {
        assertThat(printed("""
                import sqlalchemy as sa
                from alembic import op

                def upgrade():
                    bind = op.get_bind()
                    assert bind.dialect.name == "postgresql" and bind.engine is bind and not hasattr(bind, "commit")
                    assert bind.execute(sa.text("SELECT 1")) is None
                    bind.execute(sa.text("UPDATE shop SET name = :name"), {"name": "x"})
                    sa.Enum("a", "b", name="kind").create(bind, checkfirst=True)
                    try:
                        sa.inspect(bind)
                    except sa.exc.NoInspectionAvailable as error:
                        op.execute(f"-- {error}")
                """)).isEqualTo("""
                SELECT 1;

                UPDATE shop SET name = 'x';

                CREATE TYPE kind AS ENUM ('a', 'b');

                -- No inspection system is available for object of type <class 'sqlalchemy.engine.mock.MockConnection'>;

                """);
    }

    @Test
    void functionsMakeDefaultsForEachRow() {
        assertThat(printed("""
                import itertools
                import sqlalchemy as sa
                from alembic import op

                def upgrade():
                    number = itertools.count(7)
                    shop = sa.Table("shop", sa.MetaData(), sa.Column("id", sa.BigInteger, default=lambda: next(number)),
                                    sa.Column("name", sa.String, default=lambda context: "new"))
                    op.execute(shop.insert().values([{"name": "x"}, {"name": "y"}]))
                    op.execute(shop.insert().values(id=1))
                """)).isEqualTo("""
                INSERT INTO shop (id, name) VALUES (7, 'x'), (8, 'y');

                INSERT INTO shop (id, name) VALUES (1, 'new');

                """);
    }

    @Test
    void columnTypesOfWellKnownPackagesNeedNoPackage() {
        assertThat(printed("""
                import sqlalchemy as sa
                import sqlmodel
                import sqlalchemy_utils
                from alembic import op
                from citext import CIText
                from fastapi_users_db_sqlalchemy.generics import GUID
                from pgvector.sqlalchemy import Vector
                from sqlalchemy_utils.types.uuid import UUIDType
                from sqlmodel import Unknown

                def upgrade():
                    types = (sqlmodel.sql.sqltypes.AutoString(length=20), GUID(), UUIDType(binary=False), Vector(3),
                             sqlalchemy_utils.JSONType(), sqlalchemy_utils.EmailType(), sqlalchemy_utils.URLType(),
                             sqlalchemy_utils.ChoiceType([("a", "b")], impl=sa.Integer()), CIText())
                    op.create_table("t", *[sa.Column(f"c{n}", kind) for n, kind in enumerate(types)])
                """)).isEqualTo("""
                CREATE TABLE t (
                    c0 VARCHAR(20),\s
                    c1 UUID,\s
                    c2 UUID,\s
                    c3 VECTOR(3),\s
                    c4 JSON,\s
                    c5 VARCHAR(255),\s
                    c6 TEXT,\s
                    c7 INTEGER,\s
                    c8 CITEXT
                );

                """);
    }

    private String printed(String source) {
        write(source);
        StringWriter output = new StringWriter();
        script().run(
                        new PrintingSession(Dialects.named("postgresql"), new PrintWriter(output, true), true),
                        Direction.UPGRADE,
                        Map.of());
        return output.toString();
    }

    @Test
    void keywordsOfRunMigrationsReachTheFunction() {
        write("""
                from alembic import op

                def upgrade(engine_name):
                    op.execute("SELECT '" + engine_name + "'")
                """);
        RecordingSession session = new RecordingSession(Dialects.named("postgresql"));
        script().run(session, Direction.UPGRADE, Map.of("engine_name", "first"));
        assertThat(session.operations()).hasSize(1);
    }

    @Test
    void printGoesToTheOutput() {
        run("def upgrade():\n    print('to be seen')\n");
        assertThat(OUTPUT.toString(StandardCharsets.UTF_8)).contains("to be seen\n");
    }

    @Test
    void anExceptionNamesTheLineInTheRevision() {
        Problem problem = failure("""
                def helper():
                    raise KeyError("colour")

                def upgrade():
                    helper()
                """);
        assertThat(problem.message()).isEqualTo("KeyError: 'colour'");
        assertThat(problem.location()).hasToString(file() + ":2");
        assertThat(problem.details()).containsExactly("called from " + file() + ":5");
    }

    @Test
    void aMissingSqlFileIsNamedWithWhereItWasLookedFor() {
        Problem problem = failure("""
                from pathlib import Path

                def upgrade():
                    (Path(__file__).parent / "sql" / "view.sql").read_text()
                """);
        assertThat(problem.code()).isEqualTo("missing-file");
        assertThat(problem.message()).contains(versions.resolve("sql/view.sql").toString());
        assertThat(problem.location()).hasToString(file() + ":4");
        assertThat(problem.remedies()).isNotEmpty();
    }

    @Test
    void aMissingDowngradeIsSaidPlainly() {
        write("def upgrade():\n    pass\n");
        assertThatThrownBy(() ->
                        script().run(new RecordingSession(Dialects.named("postgresql")), Direction.DOWNGRADE, Map.of()))
                .isInstanceOf(AludelException.class)
                .hasMessageContaining("revision.py has no downgrade() function");
    }

    @Test
    void aSyntaxErrorNamesItsLine() {
        Problem problem = failure("def upgrade():\n    pass\n\ndef downgrade(:\n");
        assertThat(problem.code()).isEqualTo("syntax-error");
        assertThat(problem.location()).hasToString(file() + ":4");
    }

    @Test
    void operationsAreThereWhileTheModuleIsLoaded() {
        assertThat(run("""
                from alembic import op
                bind = op.get_bind()
                op.execute('SELECT 1')

                def upgrade():
                    op.execute('SELECT 2')
                """)).hasSize(2);
    }

    @Test
    void anImportThatIsNotThereHurtsOnlyWhereItIsNeeded() {
        assertThat(run("""
                from shop.models import Order
                from alembic import op

                class Copy(Order):
                    pass

                Order.metadata.tables["x"].prepared()

                def upgrade():
                    op.execute("SELECT 1")
                """)).hasSize(1);
        Problem problem = failure("""
                from shop.settings import config
                from alembic import op

                def upgrade():
                    op.execute(f"DROP TABLE {config.table}")
                """);
        assertThat(problem.code()).isEqualTo("missing-import");
        assertThat(problem.message()).contains("shop.settings.config.table");
        assertThat(problem.location()).hasToString(file() + ":5");
        assertThat(problem.details()).contains("imported at " + file() + ":1");
    }

    @Test
    void aBranchOnAPlaceholderIsNeitherTakenNorLeft() {
        Problem problem = failure("""
                from shop import flags

                def upgrade():
                    try:
                        if flags.enabled:
                            pass
                    except Exception:
                        pass
                """);
        assertThat(problem.code()).isEqualTo("missing-import");
        assertThat(problem.location()).hasToString(file() + ":5");
    }

    @Test
    void aLightModuleMakesRoomForTheRealOne() {
        assertThat(run("""
                import typing
                from typing import NamedTuple, List
                from alembic import op

                class Pair(NamedTuple):
                    left: str
                    right: List[str]

                def upgrade():
                    assert typing.get_type_hints(Pair)["left"] is str
                    op.execute(Pair("SELECT 1", []).left)
                """)).hasSize(1);
    }

    private List<Operation> run(String source) {
        write(source);
        RecordingSession session = new RecordingSession(Dialects.named("postgresql"));
        script().run(session, Direction.UPGRADE, Map.of());
        return session.operations();
    }

    private Problem failure(String source) {
        write(source);
        try {
            script().run(new RecordingSession(Dialects.named("postgresql")), Direction.UPGRADE, Map.of());
        } catch (AludelException e) {
            return e.problem();
        }
        throw new AssertionError("nothing was thrown");
    }

    private PythonScript script() {
        return new PythonScript(
                runtime,
                new Revision("1", List.of(), List.of(), Set.of(), "", file(), Revision.Language.PYTHON),
                false);
    }

    private Path file() {
        return versions.resolve("revision.py");
    }

    private void write(String source) {
        try {
            Files.writeString(file(), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
