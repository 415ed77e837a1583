package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.config.Application;
import dev.aludel.config.Config;
import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.revision.Revision;
import dev.aludel.run.PrintingSession;
import dev.aludel.run.RecordingSession;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.literal.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vocabulary's two front doors, the evaluator and Python, must give the same. */
class BothDoorsTest {
    private static final OutputStream NOWHERE = OutputStream.nullOutputStream();
    private static final PythonRuntime PYTHON = new PythonRuntime(settings());
    private static final String PRELUDE = """
            from datetime import date, datetime
            from decimal import Decimal

            from alembic import op
            import sqlalchemy as sa
            from sqlalchemy.dialects import postgresql

            T = sa.table("t", sa.column("a", sa.Integer), sa.column("b", sa.String))
            U = sa.table("user", sa.column("a", sa.Integer), sa.column("name", sa.String), schema="other")

            def upgrade():
            """;

    @TempDir
    Path versions;

    private int written;

    private static PythonRuntime.Settings settings() {
        PythonRuntime.Settings plain = PythonRuntime.Settings.of(List.of(), NOWHERE, NOWHERE);
        Map<String, Application.Mapping> types = Map.of(
                "shop.types.Id", mapping("postgresql.UUID()"),
                "shop.types.Data", mapping("postgresql.JSONB"),
                "shop.types.Kind", mapping("sa.Enum('a', 'b', name='kind')"),
                "shop.LIMIT", mapping("'7'"),
                "shop.types.Wrong", mapping("sa.Uuidd("),
                "shop.types.Made", mapping("lambda: sa.Text()"));
        return new PythonRuntime.Settings(
                plain.searchPath(),
                new Application(types, Map.of()),
                plain.packages(),
                plain.installedSqlalchemy(),
                plain.loggerLevels(),
                NOWHERE,
                NOWHERE,
                plain.cache());
    }

    private static Application.Mapping mapping(String expression) {
        return new Application.Mapping(expression, new Location(Path.of("alembic.ini"), 7));
    }

    @AfterAll
    static void closePython() {
        PYTHON.close();
    }

    /** What Python makes of these bodies is held to the same answers by {@link OpBodiesGoldenTest}. */
    @Test
    void golden_bodies_that_need_no_python_print_what_the_genuine_tool_prints() throws IOException {
        int evaluated = 0;
        List<OpBodiesGoldenTest.Case> cases = OpBodiesGoldenTest.cases().toList();
        for (OpBodiesGoldenTest.Case golden : cases) {
            Revision revision = revision(PRELUDE + "    " + String.join("\n    ", golden.body()) + "\n");
            if (withoutPython(revision)) {
                evaluated++;
                String printed = printed(evaluated(revision, Direction.UPGRADE), Direction.UPGRADE);
                if (golden.printed().startsWith("refused")) {
                    assertThat(printed).as(golden.title()).contains("Problem[");
                } else {
                    assertThat(printed.strip()).as(golden.title()).isEqualTo(golden.printed());
                }
            }
        }
        assertThat(evaluated)
                .as("bodies of %d that need no Python", cases.size())
                .isGreaterThan(60);
    }

    static Stream<Path> example() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("migrations/versions"))) {
            return files
                    .filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .map(Path::toAbsolutePath)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("example")
    void revisions_of_the_example_are_the_same_operations_through_both(Path file) {
        Revision revision = new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
        for (Direction direction : Direction.values()) {
            if (revisions(PythonUse.AUTO).examine(revision, direction).withoutPython()) {
                RecordingSession literal = new RecordingSession(Dialects.named("postgresql"));
                RecordingSession python = new RecordingSession(Dialects.named("postgresql"));
                evaluated(revision, direction).run(literal, direction, Map.of());
                PYTHON.load(revision).run(python, direction, Map.of());
                assertThat(literal.operations()).isEqualTo(python.operations());
            }
        }
    }

    @Test
    void whatever_is_straight_on_over_known_values_is_the_same_through_both() throws IOException {
        Files.writeString(versions.resolve("view.sql"), "CREATE VIEW v AS\r\nSELECT 'é'");
        Revision revision = revision("""
                from __future__ import annotations
                import logging
                import enum
                import textwrap
                import uuid
                from datetime import datetime
                from pathlib import Path
                from typing import TYPE_CHECKING, Sequence, Union
                import sqlalchemy as sa
                import sqlalchemy_utils
                import sqlmodel
                import gone.for_good
                from alembic import op
                from sqlalchemy import text
                from sqlalchemy.dialects.postgresql import ENUM, JSONB
                if TYPE_CHECKING:
                    from models import User

                logger = logging.getLogger(__name__)
                down_revision: Union[str, Sequence[str], None] = None
                SCHEMA = "s"
                TABLES = [("a", 1), ("b", 2)]
                BASE = Path(__file__).parent
                COLORS = ENUM("red", "green", name="color", schema=SCHEMA, create_type=False)

                class Kind(str, enum.Enum):
                    one = "ONE"
                    two = "TWO"

                class Model(sa.orm.declarative_base()):
                    __tablename__ = "model"
                    id = sa.Column(sa.Integer, primary_key=True)

                def index(table, number=7):
                    op.create_index(op.f(f"ix_{table}_{number}"), table, ["id"], schema=SCHEMA)
                    return "idx" + "_" + str(number)

                def upgrade() -> None:
                    bind = op.get_bind()
                    if bind.dialect.name == "postgresql":
                        COLORS.create(bind, checkfirst=True)
                    made = op.create_table(
                        "a",
                        sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True),
                        sa.Column("key", sa.Uuid, default=uuid.uuid4),
                        sa.Column("color", COLORS, nullable=False, server_default=sa.text("'red'::s.color")),
                        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.now()),
                        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=9)),
                        sa.Column("seen", sqlalchemy_utils.types.ts_vector.TSVectorType()),
                        sa.Column("kind", sa.Enum(Kind)),
                        sa.Column("data", JSONB(astext_type=sa.Text()), comment="c"),
                        sa.ForeignKeyConstraint(["key"], ["b.key"], ondelete="CASCADE"),
                        schema=SCHEMA,
                    )
                    for table, number in TABLES:
                        name = index(table, number=number)
                        op.execute("COMMENT ON INDEX %s IS '%d%%'" % (name, number))
                    for position, label in enumerate(["x", "y"], 1):
                        op.execute(text("SELECT :p, :l").bindparams(p=position, l=label))
                    plain = sa.table("p", sa.column("id", sa.Integer), sa.column("at", sa.DateTime), schema=SCHEMA)
                    op.bulk_insert(plain, [{"id": n, "at": datetime(2024, 1, n)} for n in range(1, 3)])
                    op.execute(plain.update().where(plain.c.id.in_([1, 2]) & (plain.c.id != 5)).values(id=plain.c.id + 1))
                    op.execute(sa.table("q", sa.Column("k", sa.String)).update().values(k="v"))
                    with op.batch_alter_table("a", schema=SCHEMA) as batch_op:
                        batch_op.add_column(sa.Column("more", sa.VARCHAR(length=3), nullable=True))
                        batch_op.create_unique_constraint(batch_op.f("uq"), ["more"])
                        batch_op.alter_column("name", existing_type=sa.String(), type_=sa.Text())
                    with op.get_context().autocommit_block():
                        op.create_index("ix", "a", [sa.text("lower(name)")], postgresql_concurrently=True, if_not_exists=True)
                    bind.execute(sa.text("UPDATE a SET name = :name"), {"name": "x"})
                    bind.execute(text("SELECT 1"))
                    op.execute((BASE / "view.sql").read_text())
                    op.execute(textwrap.dedent(\"\"\"
                        SELECT 1
                          FROM {}
                    \"\"\".format(SCHEMA)))
                    op.execute(f"SELECT '{Kind.two.value}', {'yes' if SCHEMA in ('s', 't') else 'no'}")
                    op.execute(", ".join(f"'{kind.value}'" for kind in Kind))
                    op.execute(f"SELECT {len('abc')}, {len(TABLES) + len('de')}")
                    return
                """);
        assertThat(revisions(PythonUse.AUTO).examine(revision, Direction.UPGRADE))
                .isEqualTo(literal());
        assertThat(printed(evaluated(revision, Direction.UPGRADE), Direction.UPGRADE))
                .contains("'ONE', 'TWO'")
                .isEqualTo(printed(PYTHON.load(revision), Direction.UPGRADE));
    }

    @Test
    void what_the_configuration_says_of_the_application_is_the_same_through_both() throws IOException {
        Revision revision = revision("""
                import shop.types
                import sqlalchemy as sa
                from alembic import op
                from shop import LIMIT, types
                from shop.types import Id as Identifier

                def upgrade():
                    op.create_table(
                        "t",
                        sa.Column("a", shop.types.Id(length=36)),
                        sa.Column("b", Identifier),
                        sa.Column("c", types.Data(astext_type=sa.Text()), server_default=LIMIT),
                        sa.Column("d", types.Kind()),
                        sa.Column("e", sa.ARRAY(types.Id())),
                    )
                    op.alter_column("t", "a", existing_type=Identifier(), type_=sa.Text())
                """);
        assertThat(revisions(PythonUse.AUTO).examine(revision, Direction.UPGRADE))
                .isEqualTo(literal());
        assertThat(printed(evaluated(revision, Direction.UPGRADE), Direction.UPGRADE))
                .contains("a UUID", "b UUID", "c JSONB DEFAULT '7'", "CREATE TYPE kind", "e UUID[]")
                .isEqualTo(printed(PYTHON.load(revision), Direction.UPGRADE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop.types.Wrong() | what [aludel:types] says of shop.types.Wrong: no expression
            shop.types.Made()  | what [aludel:types] says of shop.types.Made: a lambda
            shop.types.Other() | shop.types.Other
            """)
    void what_the_configuration_says_in_python_of_its_own_needs_python(String type, String construct)
            throws IOException {
        Revision revision = revision("""
                import shop.types
                import sqlalchemy as sa
                from alembic import op
                def upgrade():
                    op.add_column("t", sa.Column("c", %s))
                """.formatted(type));
        Verdict verdict = revisions(PythonUse.AUTO).examine(revision, Direction.UPGRADE);
        assertThat(verdict.location()).isEqualTo(new Location(revision.path(), 5));
        assertThat(verdict.construct()).endsWith(construct);
    }

    @Test
    void variables_of_the_environment_enum_values_and_commits_are_the_same_through_both() throws IOException {
        Revision revision = revision("""
                import os
                import sqlalchemy as sa
                from alembic import op
                from alembic_postgresql_enum import ColumnType, TableReference

                SEARCH = os.environ["PATH"]

                def upgrade():
                    op.execute(f"SELECT '{SEARCH}', '{os.getenv('NOBODY_SETS_THIS', 'else')}'")
                    op.execute("SELECT '%s'" % os.environ.get("NOBODY_SETS_THIS"))
                    op.sync_enum_values(
                        enum_schema="public",
                        enum_name="kind",
                        new_values=["a", "it's"],
                        affected_columns=[
                            TableReference("t", "k", table_schema="s", existing_server_default="'b'::kind"),
                            TableReference("t", "ks", column_type=ColumnType.ARRAY,
                                existing_server_default="ARRAY['a'::kind, 'b'::kind]"),
                        ],
                        enum_values_to_rename=[("b", "it's")],
                    )
                """);
        assertThat(revisions(PythonUse.AUTO).examine(revision, Direction.UPGRADE))
                .isEqualTo(literal());
        assertThat(printed(evaluated(revision, Direction.UPGRADE), Direction.UPGRADE))
                .contains("SELECT '" + System.getenv("PATH") + "', 'else'", "SELECT 'None'", "'it''s'")
                .isEqualTo(printed(PYTHON.load(revision), Direction.UPGRADE));
    }

    @Test
    void a_parameter_is_by_default_what_its_expression_was_where_the_function_was_defined() throws IOException {
        Revision revision = revision("""
                from alembic import op
                TABLE = "first"
                def drop(table=TABLE, schema=None):
                    op.drop_table(table, schema=schema)
                TABLE = "second"
                def upgrade():
                    TABLE = "third"
                    drop()
                    drop(schema=TABLE)
                """);
        assertThat(printed(evaluated(revision, Direction.UPGRADE), Direction.UPGRADE))
                .isEqualTo("DROP TABLE first;\n\nDROP TABLE third.first;\n\n")
                .isEqualTo(printed(PYTHON.load(revision), Direction.UPGRADE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zip(['a', 'b'], ['c', 'd'])",
                "enumerate(['a', 'b'])",
                "reversed(['a', 'b'])",
            })
    void an_iterator_gives_its_items_once(String iterator) throws IOException {
        Revision revision = revision("""
                from alembic import op
                THINGS = %s
                def upgrade():
                    for thing in THINGS:
                        op.execute("SELECT 1")
                    for thing in THINGS:
                        op.execute("SELECT 2")
                """.formatted(iterator));
        assertThat(revisions(PythonUse.AUTO).examine(revision, Direction.UPGRADE))
                .isEqualTo(new Verdict(new Location(revision.path(), 6), "an iterator that has been iterated over"));
        assertThat(printed(PYTHON.load(revision), Direction.UPGRADE)).doesNotContain("SELECT 2");
    }

    @Test
    void random_identifiers_are_made_without_python() throws IOException {
        Revision revision = revision("""
                import uuid
                from alembic import op
                def upgrade():
                    op.execute(f"SELECT '{uuid.uuid4()}'")
                """);
        String uuid = "SELECT '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';\n\n";
        String first = printed(evaluated(revision, Direction.UPGRADE), Direction.UPGRADE);
        assertThat(first).matches(uuid);
        assertThat(printed(evaluated(revision, Direction.UPGRADE), Direction.UPGRADE))
                .matches(uuid)
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            op.get_bind().begin_nested()                                 | the connection's begin_nested
            op.drop_column('t', name=1)                                  | drop_column() missing 1 required positional argument: 'column_name'
            op.execute(missing.sql())                                    | missing.sql
            sa.inspect(op)                                               | a call of sqlalchemy.inspect
            print('hello')                                               | the name print, which is not known here
            key = lambda: 1                                              | a lambda
            op.add_column('t', sa.Column('c', missing.Type()))           | missing.Type
            op.execute(f'{1.5!a}')                                       | a formatted value
            later; later = 1                                             | the name later, which has no value yet
            op.batch_alter_table('t', recreate='always')                 | batch_alter_table() with options
            """)
    void what_needs_python_is_named_with_its_line(String statement, String construct) throws IOException {
        Revision revision = revision("""
                import sqlalchemy as sa
                from alembic import op
                import missing

                def upgrade():
                    op.execute("SELECT 1")
                    %s
                """.formatted(statement));
        Verdict verdict = revisions(PythonUse.AUTO).examine(revision, Direction.UPGRADE);
        assertThat(verdict).isEqualTo(new Verdict(new Location(revision.path(), 7), construct));
        assertThatThrownBy(() -> revisions(PythonUse.NEVER).load(revision, Direction.UPGRADE, Map.of()))
                .isInstanceOfSatisfying(AludelException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("needs-python");
                    assertThat(refused.problem().location()).isEqualTo(new Location(revision.path(), 7));
                    assertThat(refused.problem().details()).containsExactly("because of " + construct);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            op.execute('SELECT 1')                | a call where the file is loaded
            import helpers                        | the import of helpers, which lies here
            from . import helpers                 | a relative import
            for name in ('a', 'b'): pass          | a loop where the file is loaded
            number: Missing = 1                   | the name Missing, which is not known here
            random.seed(1)                        | a call where the file is loaded
            """)
    void a_file_that_does_more_than_bind_names_when_it_is_loaded_needs_python(String statement, String construct)
            throws IOException {
        Files.writeString(versions.resolve("helpers.py"), "");
        Revision revision = revision("""
                import random
                from alembic import op
                %s

                def upgrade():
                    pass
                """.formatted(statement));
        assertThat(revisions(PythonUse.AUTO).examine(revision, Direction.UPGRADE))
                .isEqualTo(new Verdict(new Location(revision.path(), 3), construct));
    }

    @Test
    void python_is_not_started_for_what_does_not_need_it() throws IOException {
        Revision revision = revision("from alembic import op\ndef upgrade():\n    op.execute('SELECT 1')\n");
        try (PythonRuntime unstarted = new PythonRuntime(PythonRuntime.Settings.of(List.of(), NOWHERE, NOWHERE))) {
            Script script =
                    new PythonRevisions(unstarted, PythonUse.AUTO, true).load(revision, Direction.UPGRADE, Map.of());
            assertThat(printed(script, Direction.UPGRADE)).isEqualTo("SELECT 1;\n\n");
            assertThat(unstarted.isStarted()).isFalse();
        }
        assertThat(revisions(PythonUse.ALWAYS).load(revision, Direction.UPGRADE, Map.of()))
                .isInstanceOf(PythonScript.class);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "REVISIONS", matches = ".+")
    void revisions_of_other_repositories_print_the_same_through_both() throws IOException {
        String types = System.getenv().getOrDefault("TYPES", "");
        Application application = types.isEmpty()
                ? Application.none()
                : Config.load(new Config.Request(
                                List.of(types),
                                "alembic",
                                List.of(),
                                Path.of("").toAbsolutePath(),
                                Map.of()))
                        .application();
        assertThat(BothDoors.compare(application, System.getenv("REVISIONS").split(" ")))
                .isEmpty();
    }

    private static Verdict literal() {
        return new Verdict(null, null);
    }

    private static PythonRevisions revisions(PythonUse use) {
        return new PythonRevisions(PYTHON, use, true);
    }

    private static boolean withoutPython(Revision revision) {
        return revisions(PythonUse.AUTO).examine(revision, Direction.UPGRADE).withoutPython();
    }

    private static Script evaluated(Revision revision, Direction direction) {
        return new PythonRevisions(PYTHON, PythonUse.NEVER, true).load(revision, direction, Map.of());
    }

    private Revision revision(String source) throws IOException {
        // a name of its own: Python keeps compiled files by name, time and size
        Path file = versions.resolve("a" + ++written + ".py");
        Files.writeString(file, source);
        return new Revision("a", List.of(), List.of(), Set.of(), "", file, Revision.Language.PYTHON);
    }

    /** What is printed, or the error's message where Python raises one on the way. */
    private static String printed(Script script, Direction direction) {
        StringWriter printed = new StringWriter();
        PrintingSession session =
                new PrintingSession(Dialects.named("postgresql"), new PrintWriter(printed, true), true);
        try {
            script.run(session, direction, Map.of());
        } catch (AludelException failure) {
            printed.append(failure.problem().toString());
        }
        return printed.toString();
    }
}
