package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.config.Application;
import dev.aludel.config.Application.Mapping;
import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.run.PrintingSession;
import dev.aludel.script.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions whose application is here in part, or only in the configuration's words. */
class ApplicationsTest {

    @TempDir
    Path root;

    private Path versions;

    @BeforeEach
    void layOut() throws IOException {
        versions = Files.createDirectories(root.resolve("shop/migrations/versions"));
        write("shop/__init__.py", "");
    }

    @Test
    void mappedTypesAreTypesHoweverTheyAreUsed() {
        Application application = new Application(
                Map.of(
                        "models.types.StringUUID", mapping("postgresql.UUID()"),
                        "models.types.AdjustedJSON", mapping("postgresql.JSONB"),
                        "models.Kind", mapping("sa.Enum('a', 'b', name='kind')")),
                Map.of());
        String sql = printed(application, """
                import models as models
                from models.types import StringUUID
                from alembic import op
                import sqlalchemy as sa
                def upgrade():
                    op.create_table('t', sa.Column('a', StringUUID(36)), sa.Column('b', models.types.StringUUID),
                        sa.Column('c', models.types.AdjustedJSON(astext_type=sa.Text())), sa.Column('d', models.Kind()))
                """);
        assertThat(sql).contains("CREATE TYPE kind AS ENUM ('a', 'b')", "a UUID", "b UUID", "c JSONB", "d kind");
    }

    @Test
    void anExpressionThatFailsNamesItsLine() {
        Application application = new Application(Map.of("models.Id", mapping("sa.Uuidd()")), Map.of());
        Problem problem = failure(application, """
                import models
                def upgrade():
                    models.Id()
                """);
        assertThat(problem.message()).isEqualTo("[aludel:types] models.Id = sa.Uuidd()");
        assertThat(problem.location()).hasToString("alembic.ini:7");
    }

    @Test
    void aConventionOfTheConfigurationNamesConstraints() {
        Application application = new Application(Map.of(), Map.of("uq", "uq_%(table_name)s_%(column_0_name)s"));
        assertThat(printed(application, """
                from alembic import op
                def upgrade():
                    op.create_unique_constraint(None, 't', ['a'])
                """)).contains("ADD CONSTRAINT uq_t_a UNIQUE (a)");
    }

    @Test
    void modulesOfThePackageThatHoldsTheScriptsAreImported() throws IOException {
        write("shop/kinds.py", "import enum\nclass Kind(enum.Enum):\n    small = 1\n    large = 2\n");
        assertThat(printed(Application.none(), """
                from alembic import op
                from shop.kinds import Kind
                def upgrade():
                    for kind in Kind:
                        op.execute(f"SELECT '{kind.name}'")
                """)).contains("SELECT 'small'", "SELECT 'large'");
    }

    @Test
    void namesOfAModuleThatNeedsMoreThanThereIsAreKnownWhereNothingElseHasASayInThem() throws IOException {
        write("shop/models.py", """
                import enum
                from nowhere import setting, Base
                LIMITS = [1]
                LIMITS.append(setting)
                NIL = "0000"
                class Kind(str, enum.Enum):
                    small = NIL
                    def price(self, base: Base) -> Base:
                        return setting
                if setting > 3:
                    raise ValueError(setting)
                """);
        assertThat(printed(Application.none(), """
                from alembic import op
                from shop import models
                from shop.models import Kind
                def upgrade():
                    op.execute(f"SELECT '{models.NIL}', '{Kind.small.value}'")
                """)).contains("SELECT '0000', '0000'");
        assertThat(failure(Application.none(), """
                from alembic import op
                from shop.models import LIMITS
                def upgrade():
                    op.execute(f"SELECT {LIMITS}")
                """).code()).isEqualTo("missing-import");
    }

    @Test
    void fernetReadsWhatTheGenuineOneWrote() {
        assertThat(printed(Application.none(), """
                import base64
                from alembic import op
                from cryptography.fernet import Fernet, InvalidToken
                TOKEN = "gAAAAABlU_EAqSniouvpsXnhcv_7HicyHchmTnX1GmDmMKP7G4MCEofAlAC8S5kxn3OiH67-MwvgNUF0YWXQITFtvqI-GjTrKA=="
                def upgrade():
                    fernet = Fernet(base64.urlsafe_b64encode(bytes(range(32))))
                    plain = fernet.decrypt(TOKEN).decode()
                    again = fernet.decrypt(fernet.encrypt(plain.encode())).decode()
                    try:
                        fernet.decrypt(TOKEN[:-8] + "AAAAAAA=")
                    except InvalidToken:
                        op.execute(f"SELECT '{plain}', '{again}'")
                """)).contains("SELECT 'grün', 'grün'");
    }

    @Test
    void entitiesAreCreatedReplacedAndDropped() {
        String sql = printed(Application.none(), """
                from alembic import op
                from alembic_utils.pg_function import PGFunction
                from alembic_utils.pg_trigger import PGTrigger
                from alembic_utils.pg_view import PGView
                view = PGView(schema="public", signature="v", definition="SELECT 1::text AS a;")
                function = PGFunction("public", "f(a int default 1, b text)", "returns int language sql as $$ select a $$")
                trigger = PGTrigger(schema="public", signature="tr", on_entity="public.t",
                    definition="BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g()")
                def upgrade():
                    op.create_entity(view)
                    op.replace_entity(function)
                    op.create_entity(trigger)
                    op.drop_entity(function)
                    op.drop_entity(view, cascade=True)
                """);
        assertThat(sql)
                .contains(
                        "CREATE VIEW \"public\".\"v\" AS SELECT 1::text AS a;",
                        "CREATE OR REPLACE FUNCTION \"public\".\"f\"(a int default 1, b text) returns int",
                        "CREATE TRIGGER \"tr\" BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION g()",
                        "DROP FUNCTION \"public\".\"f\"(a int, b text)",
                        "DROP VIEW \"public\".\"v\" cascade");
    }

    private static Mapping mapping(String expression) {
        return new Mapping(expression, new Location(Path.of("alembic.ini"), 7));
    }

    private String printed(Application application, String source) {
        StringWriter output = new StringWriter();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (PythonRuntime runtime = new PythonRuntime(settings(application, told))) {
            script(runtime, source)
                    .run(
                            new PrintingSession(Dialects.named("postgresql"), new PrintWriter(output, true), true),
                            Direction.UPGRADE,
                            Map.of());
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
        return output.toString();
    }

    private Problem failure(Application application, String source) {
        try {
            printed(application, source);
        } catch (AludelException failure) {
            return failure.problem();
        }
        throw new AssertionError("nothing was thrown");
    }

    private static PythonRuntime.Settings settings(Application application, OutputStream told) {
        PythonRuntime.Settings plain = PythonRuntime.Settings.of(List.of(), told, told);
        return new PythonRuntime.Settings(
                List.of(), application, List.of(), false, Map.of(), told, told, plain.cache());
    }

    private PythonScript script(PythonRuntime runtime, String source) {
        write("shop/migrations/versions/revision.py", source);
        Path file = versions.resolve("revision.py");
        return new PythonScript(
                runtime, new Revision("1", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON), false);
    }

    private void write(String file, String text) {
        try {
            Files.writeString(root.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
