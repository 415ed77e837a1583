package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Revision;
import dev.aludel.run.RecordingSession;
import dev.aludel.script.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import that isn't there stands for never changes a result silently, and hurts nobody who doesn't use it. */
class PlaceholdersTest {
    private static final ByteArrayOutputStream OUTPUT = new ByteArrayOutputStream();
    private static PythonRuntime runtime;

    @TempDir
    static Path directory;

    @BeforeAll
    static void startPython() {
        runtime = new PythonRuntime(PythonRuntime.Settings.of(List.of(directory), OUTPUT, OUTPUT));
    }

    @AfterAll
    static void closePython() {
        runtime.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // operations
                "op.add_column('t', shop)",
                "op.drop_table(shop.NAME)",
                "op.drop_table('t', schema=shop.SCHEMA)",
                "op.create_index('i', 't', [shop.COLUMN])",
                "op.create_index('i', 't', ['a'], postgresql_with={'fillfactor': shop.FILL})",
                "op.add_column('t', sa.Column('c', shop.GUID))",
                "op.add_column('t', sa.Column('c', shop.GUID(length=3)))",
                "op.add_column('t', sa.Column('c', TYPE))",
                "op.add_column('t', sa.Column('c', sa.Enum(shop.Status)))",
                "op.add_column('t', sa.Column('c', sa.String(shop.LENGTH)))",
                "op.add_column('t', sa.Column('c', sa.String(), default=shop.DEFAULT))",
                "op.add_column('t', sa.Column('c', sa.String(), onupdate=shop.NOW))",
                "op.add_column('t', sa.Column('c', sa.String(), server_default=shop.DEFAULT))",
                "op.add_column('t', sa.Column('c', sa.String(), server_default=shop.STATUS.NEW.value))",
                "op.add_column('t', sa.Column('c', sa.String(), server_default=str(shop.DEFAULT)))",
                "op.add_column('t', sa.Column('c', sa.String(), comment=shop.COMMENT))",
                "op.add_column('t', sa.Column('c', sa.String(), nullable=shop.NULLABLE))",
                "op.create_table('t', sa.Column('c', sa.String()), sa.CheckConstraint(shop.CHECK))",
                "op.create_table('t', *shop.columns)",
                "op.create_table('t', **shop.options)",
                "op.bulk_insert(sa.table('t', sa.column('a')), [{'a': shop.VALUE}])",
                "op.alter_column('t', 'c', type_=shop.GUID)",
                "with op.batch_alter_table(shop.TABLE) as batch: batch.drop_column('c')",
                "class Type(shop.Type): pass\n    op.add_column('t', sa.Column('c', Type()))",
                "class Type(shop.Type): pass\n    op.add_column('t', sa.Column('c', Type))",
                "class Status(shop.StrEnum): NEW = 'new'\n    op.drop_table(Status.NEW)",
                "class Mixed(sa.types.TypeDecorator, shop.Mixin): impl = sa.Text\n"
                        + "    op.add_column('t', sa.Column('c', Mixed()))",
                "op.drop_table(made())",
                "op.drop_table((lambda: shop.NAME)())",
                // SQL
                "op.execute(shop.SQL)",
                "op.execute(sa.text(shop.SQL))",
                "op.execute(f'DROP TABLE {shop.NAME}')",
                "op.execute(f'{shop.NAME:>10}')",
                "op.execute(f'{shop.NAME!r}')",
                "op.execute('DROP TABLE %s' % shop.NAME)",
                "op.execute('DROP TABLE %(a)s' % {'a': shop.NAME})",
                "op.execute('DROP TABLE {}'.format(shop.NAME))",
                "op.execute('DROP TABLE ' + shop.NAME)",
                "op.execute(shop.DROP + ' TABLE t')",
                "op.execute('DROP TABLE ' + str(shop.NAME))",
                "op.execute(repr(shop.NAME))",
                "op.execute(', '.join([shop.A, shop.B]))",
                "op.execute(', '.join(str(x) for x in [shop.A]))",
                "op.execute('a'.replace('a', str(shop.A)))",
                "op.execute(f'a{shop.A}'.upper().strip())",
                "op.execute(sa.text('SELECT :a').bindparams(a=shop.A))",
                "op.execute(sa.table('t', sa.column('a')).update().values(a=shop.A))",
                "op.execute(sa.table('t', sa.column('a')).delete().where(sa.column('a') == shop.A))",
                "op.get_bind().execute(sa.text('SELECT :a'), {'a': shop.A})",
                "op.get_bind().execute(sa.text('SELECT :a'), [{'a': [shop.A]}])",
                "op.execute(json.dumps({'a': f'{shop.A}!'}))",
                "op.execute(json.dumps({'a': shop.A}))",
                "op.execute(Template('DROP $a').substitute(a=shop.A))",
                "op.execute(textwrap.dedent(f'SELECT {shop.A}'))",
                "op.execute((b'x' + f'{shop.A}'.encode()).decode())",
                // conditions
                "if shop.DEBUG: pass",
                "if not shop.DEBUG: pass",
                "while shop.MORE: pass",
                "x = 1 if shop.DEBUG else 2",
                "x = shop.DEBUG and 1",
                "x = shop.DEBUG or 1",
                "assert shop.DEBUG",
                "bool(shop.DEBUG)",
                "if shop.A == 1: pass",
                "if 'a' == shop.A: pass",
                "if shop.A != 'a': pass",
                "if shop.A < 1: pass",
                "if 1 <= shop.A: pass",
                "if shop.A is None: pass",
                "if shop.A is not None: pass",
                "if shop.lookup['a'] is True: pass",
                "if (VALUE) is None: pass",
                "if getattr(shop, 'A', None) is None: pass",
                "if f'{shop.A}' == 'a': pass",
                "if f'{shop.A}_b': pass",
                "if f'{shop.A}_b'.startswith('a'): pass",
                "if 'a' in f'{shop.A}_b': pass",
                "if len(f'{shop.A}_b') > 3: pass",
                "if str(shop.A) in ('a', 'b'): pass",
                "if shop.A in ('a', 'b'): pass",
                "if 'a' in shop.ALL: pass",
                "if shop.A in {'a': 1}: pass",
                "if hasattr(shop.A, 'b'): pass",
                "if callable(shop.A): pass",
                "if isinstance(shop.A, str): pass",
                "if isinstance('a', shop.Type): pass",
                "if issubclass(str, shop.Type): pass",
                "if issubclass(shop.Type, str): pass",
                "if type(shop.A) is str: pass",
                "if re.match('a', f'{shop.A}'): pass",
                "if re.match(shop.PATTERN, 'a'): pass",
                "if os.path.exists(f'{shop.A}/x'): pass",
                "if os.path.exists(shop.A): pass",
                "match shop.A:\n        case None: pass",
                "match f'{shop.A}':\n        case 'a': pass",
                "any([shop.A])",
                "max(shop.A, 1)",
                "sorted([shop.A, shop.B])",
                // numbers, keys, collections
                "len(shop.ALL)",
                "int(shop.A)",
                "float(shop.A)",
                "round(shop.A)",
                "int(str(shop.A))",
                "[1, 2][shop.A]",
                "range(shop.A)",
                "{'a': 1}[shop.A]",
                "{'a': 1}.get(shop.A)",
                "{'a': 1}.get(str(shop.A))",
                "{shop.A: 1}",
                "{shop.A}",
                "hash(shop.A)",
                "for x in shop.ALL: pass",
                "[x for x in shop.ALL]",
                "list(shop.ALL)",
                "dict(shop.ALL)",
                "a, b = shop.PAIR",
                "a, *b = shop.PAIR",
                "next(iter(shop.ALL))",
                "next(shop.ALL)",
                "dict(**shop.ALL)",
                "print(*shop.ALL)",
                "Decimal(shop.A)",
                "datetime(shop.YEAR, 1, 1)",
                "op.execute(sa.text('SELECT :a').bindparams(a=datetime.now() + shop.DELTA))",
                "uuid.UUID(shop.A)",
                "dir(shop.A)",
                "vars(shop.A)",
                "pickle.dumps(shop.A)",
                "op.drop_table(copy.deepcopy(shop.A))",
                "op.drop_table(os.getenv('NOT_SET_ANYWHERE', shop.A))",
                // paths and the environment
                "open(shop.PATH)",
                "os.path.join('a', shop.PATH)",
                "Path(shop.PATH)",
                "Path('a') / shop.PATH",
                "os.environ[shop.A]",
                "os.environ.get(f'{shop.A}_URL')",
                "os.environ['ALUDEL_TEST'] = str(shop.A)",
                // doing something
                "shop.migrate()",
                "shop.Model.query.delete()",
                "db.session.execute('DELETE FROM t')",
                "shop.lookup['a']()",
                "with shop.app.app_context(): pass",
                "decorated()",
                "raise shop.Error('a')",
                "try:\n        raise ValueError()\n    except shop.Error: pass",
                "try:\n        raise ValueError()\n    except (KeyError, shop.Error): pass",
                "shop.logger.info('x', op.get_bind())",
                "missing_by_star()",
            })
    void whatReachesSomethingThatMattersIsToldWithItsImport(String body) {
        Problem problem = failure(body);
        assertThat(problem.code()).as(body + ": " + problem).isEqualTo("missing-import");
        assertThat(problem.location()).hasToString(file() + ":" + line(body));
        assertThat(problem.details()).anyMatch(detail -> detail.startsWith("imported at " + file() + ":"));
        assertThat(String.join("\n", problem.remedies()))
                .contains("[aludel:types]", "aludel python install ", "take the import out");
    }

    @Test
    void neitherExceptNorFinallySwallowsIt() {
        for (String handler : List.of("except Exception: pass", "except (ValueError, TypeError): pass")) {
            assertThat(failure("try:\n        op.drop_table(shop.NAME)\n    " + handler)
                            .code())
                    .isEqualTo("missing-import");
        }
    }

    @Test
    void anUpgradeThatAMissingDecoratorChangedIsNotRun() {
        Problem problem = failure(runtime, "import shop\n@shop.only('mysql')\ndef upgrade():\n    pass\n");
        assertThat(problem.code()).isEqualTo("missing-import");
        assertThat(problem.message()).contains("shop.only").contains("upgrade()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = shop.A.b['c'].d",
                "x = shop.A + 1",
                "def unused(): op.execute(shop.SQL)",
                "def annotated(a: shop.Type = shop.A) -> 'shop.B': pass\n    annotated()",
                "x: shop.Type = 1",
                "x = [shop.A, (shop.B, 1)]; y = {'a': shop.A}",
                "log.info('migrating %s', shop.NAME)",
                "log.info(f'migrating {shop.NAME}')",
                "print('migrating', shop.NAME)",
                "print(f'migrating {shop.NAME}')",
                "shop.logger.info('migrating')",
                "get_logger(__name__).warning('x')",
                "assert 'a' is not None and isinstance('a', str) and hasattr('a', 'upper') and callable(len)",
                "assert '%s' % 'a' == f\"{'a'}\" == '{}'.format('a') and quote('a b') == 'a%20b'",
                "assert re.match('a', 'a') is not None and os.path.exists('/') and json.dumps({}) == '{}'",
                "try:\n        raise KeyError('a')\n    except KeyError as e: assert str(e)",
                "fallback == 'here' or 1 / 0",
                "missing_lazily = lambda: shop.NAME",
            })
    void whatNeedsNothingOfItRuns(String body) {
        assertThatCode(() -> run(script(body))).doesNotThrowAnyException();
    }

    @Test
    void aTextForPeopleNamesWhatIsMissing() {
        OUTPUT.reset();
        run(script("print(f'migrating {shop.NAME}', shop.OTHER)"));
        assertThat(OUTPUT.toString(StandardCharsets.UTF_8))
                .contains("migrating <missing shop.NAME> <missing shop.OTHER>\n");
    }

    @Test
    void aModuleThatCannotBeImportedIsAsGoodAsMissing() {
        write(directory.resolve("here.py"), """
                NAME = "before"
                from absent import settings
                if settings.DEBUG:
                    NAME = "debug"
                """);
        write(directory.resolve("broken.py"), "1 / 0\n");
        run("import here, broken\nfrom broken import *\ndef upgrade():\n    x = here.NAME, unbound\n");
        Problem problem = failure(runtime, "import here\n\ndef upgrade():\n    print(here.NAME == 'before' and 1)\n");
        assertThat(problem.message()).contains("here.NAME").contains("cannot be imported here");
        assertThat(problem.details())
                .contains("imported at " + file() + ":1")
                .anyMatch(
                        detail -> detail.startsWith("which fails at " + directory.resolve("here.py") + ":3: absent."));
        assertThat(failure(runtime, "import broken\ndef upgrade():\n    len(broken.NAME)\n")
                        .details())
                .anyMatch(detail -> detail.endsWith("broken.py:1: ZeroDivisionError: division by zero"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"importlib.import_module('absent')", "__import__('absent')"})
    void aModuleNamedWhileTheScriptRunsIsAsMissingAsAnImportedOne(String module) {
        String whole = "import importlib\nfrom alembic import op\ndef upgrade():\n    absent = %s\n    %s\n";
        try (PythonRuntime untouched =
                new PythonRuntime(PythonRuntime.Settings.of(List.of(directory), OUTPUT, OUTPUT))) {
            for (String use : List.of("absent.seed()", "print(absent.NAME is None)", "op.drop_table(absent.NAME)")) {
                Problem problem = failure(untouched, whole.formatted(module, use));
                assertThat(problem.code()).as(use).isEqualTo("missing-import");
                assertThat(problem.location()).hasToString(file() + ":5");
                assertThat(problem.details()).contains("imported at " + file() + ":4");
            }
        }
    }

    private static final String HEAD = """
            import copy, json, logging, os, pickle, re, textwrap, uuid
            from datetime import datetime
            from decimal import Decimal
            from pathlib import Path
            from string import Template
            from urllib.parse import quote
            import sqlalchemy as sa
            from alembic import op
            import shop
            from shop.models import db, TYPE, VALUE, get_logger
            from shop.everything import *
            try:
                import shop.fast
                fallback = "missing"
            except ImportError:
                fallback = "here"
            log = logging.getLogger("alembic.test")
            TABLE = shop.Table("t", shop.metadata)
            @shop.decorator
            def decorated():
                pass
            class Unused(shop.Base):
                pass
            def made():
                return shop.NAME
            def upgrade():
            """;

    private static String script(String body) {
        return HEAD + "    " + body + "\n";
    }

    /** The line of the body that is to be told: the first one that uses what is missing last. */
    private static int line(String body) {
        int line = (int) HEAD.lines().count() + 1;
        String[] lines = body.split("\n", -1);
        for (int index = lines.length - 1; index >= 0; index--) {
            if (lines[index].matches(".*(shop|db\\.|Status|Type|Mixed|missing_by_star|decorated|made).*")) {
                return body.startsWith("op.drop_table((lambda") ? line : line + index;
            }
        }
        return line;
    }

    private static Problem failure(String body) {
        return failure(runtime, script(body));
    }

    private static Problem failure(PythonRuntime python, String source) {
        try {
            run(python, source);
        } catch (AludelException e) {
            return e.problem();
        }
        throw new AssertionError("nothing was thrown: " + source);
    }

    private static void run(String source) {
        run(runtime, source);
    }

    private static void run(PythonRuntime python, String source) {
        write(file(), source);
        new PythonScript(
                        python,
                        new Revision("1", List.of(), List.of(), Set.of(), "", file(), Revision.Language.PYTHON),
                        false)
                .run(new RecordingSession(Dialects.named("postgresql")), Direction.UPGRADE, Map.of());
    }

    private static Path file() {
        return directory.resolve("revision.py");
    }

    private static void write(Path file, String source) {
        try {
            Files.writeString(file, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
