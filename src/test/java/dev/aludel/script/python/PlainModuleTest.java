package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import dev.aludel.script.literal.PythonStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the parser has the tree that the parser gives. {@code REVISIONS="dir dir"} adds directories. */
final class PlainModuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n  # nothing but a comment\n",
                "'''A table.'''\nfrom alembic import op\nimport sqlalchemy as sa\nimport a.b, c as d\n",
                "from . import x\nfrom .. import y as z\nfrom .a.b import (c,  # one\n    d as e,\n)\n",
                "a = b = 'x'\nc: str | None = None  # annotated\nd: Union[str, Sequence[str], None]\n",
                "def upgrade() -> None:\n    '''Up.'''\n    op.drop_table('a')\n\n\ndef downgrade():\n    pass\n",
                "def f(a, b: int = 1, c='x',) -> dict[str, int]:\n  return a\ndef g(\n    a,\n):\n  return\n",
                "op.create_table(\n    'a',\n    sa.Column('b', sa.Integer(), nullable=False),  # one\n\n    # two\n)\n",
                "with op.batch_alter_table('a', schema=None) as batch_op:\n    batch_op.drop_column('b')\n",
                "def upgrade():\n    with a.b():\n        c()\n    d = [1, 2.5, -3]\n    e = {'a': (), 'b': (1,), 'c': (2)}\n    with f as g:\n"
                        + "        pass",
                "op.execute(\n    'a'\n    \"b\"  # and\n    '''c\n    d''' r'\\d' u'e'\n)\nx = 1\n",
                "x = 'it\\'s' + \"a\\n\\t\\\\b\" + '''one\\\ntwo''' + r'\\''\n",
                "x = a + b - c\ny = a * 2 * 3\nz = 'a %s' % b\nw = (a\n  .b)(c)\nv = ('a'\n 'b').c\nu = (\n  a\n) + b\n",
                "x = a[0]['b'](c)[d, e]\ny = a [1] (b) . c\n",
                "x = True\ny = None",
                "if_not_exists = fromage = importer = 1\nfrom_ = definition()\n",
                "op.add_column('a', sa.Column('ü', sa.String(), comment='naïve 😀'))\n",
                "def upgrade():\n    op.f('a')   \n  \n# left\n    op.g('b')\n",
                "def a():\n    def b():\n        c = 1\n    from d import e\n    return b\nf = a()",
                "x = 0\ny = 0.50\nz = 999999999999999999\n",
            })
    void templates_are_read_as_the_parser_reads_them(String text) {
        assertThat(PlainModule.read(text)).contains(parsed(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = f'a'",
                "x = b'a'",
                "x = 'a\\x41'",
                "x = 'a\\N{BULLET}'",
                "x = 'a",
                "x = '''a",
                "x = (1",
                "x = 1)",
                "x = [1}",
                "f(a=1, b)",
                "f(*a)",
                "f(**a)",
                "f(a for a in b)",
                "f(a b)",
                "f(,)",
                "f(lambda: 1)",
                "f(None=1)",
                "None = 1",
                "f() = 1",
                "a, b = 1, 2",
                "x = 1,",
                "x = 01",
                "x = 1.",
                "x = .5",
                "x = 1e5",
                "x = 1_000",
                "x = 0x10",
                "x = 1j",
                "x = 1if a else b",
                "x = a if b else c",
                "x = a and b",
                "x = not a",
                "x = a == b",
                "x = a < b",
                "x = a in b",
                "x = a ** b",
                "x = a // b",
                "x = a + b * c",
                "x = a | b & c",
                "x += 1",
                "x = [a for a in b]",
                "x = {1, 2}",
                "x = {**a}",
                "x = a[1:2]",
                "x = a[...]",
                "x: int = yield",
                "a.b = 1",
                "a[0] = 1",
                "a; b",
                "a = \\\n  1",
                "from a import *",
                "from a import b,",
                "from a import ()",
                "from a import (b",
                "import a as",
                "from import a",
                "if a:\n    b",
                "for a in b:\n    c",
                "try:\n    a\nfinally:\n    b",
                "class A:\n    pass",
                "@a\ndef b():\n    pass",
                "async def a():\n    pass",
                "def a(): pass",
                "def a(*b):\n    pass",
                "def a(b=1, c):\n    pass",
                "def a():\n    yield",
                "def a():\n",
                "def a():\n# only this\n",
                "def a():\npass",
                "def a():\n\tpass",
                "def a():\n    b\n  c",
                "def a():\n    b\n      c",
                "  a = 1",
                "with a as b, c as d:\n    pass",
                "with a as b.c:\n    pass",
                "with (a as b):\n    pass",
                "match a:\n    case 1: pass",
                "type A = int",
                "raise a",
                "del a",
                "é = 1",
                "aé = 1",
                "a\u000c = 1",
                "a = 1 \u0000",
                "x = a b",
                "x = 'a' b",
                "x = b'a' 'b'",
                "pass a",
                "print 'a'",
            })
    void anything_else_is_left_to_the_parser(String text) {
        assertThat(PlainModule.read(text)).isEmpty();
    }

    @Test
    void no_beginning_of_a_file_is_taken_that_the_parser_refuses() throws IOException {
        for (Path file : Revisions.atHand().subList(0, 20)) {
            String text = PythonSource.read(file).text();
            for (int end = 0; end < text.length(); end += 7) {
                String beginning = text.substring(0, end);
                Optional<List<PythonStatement>> plain = PlainModule.read(beginning);
                if (plain.isPresent()) {
                    assertThat(plain.get()).as(beginning).isEqualTo(parsed(beginning));
                }
            }
        }
    }

    @Test
    void every_revision_at_hand_is_read_as_the_parser_reads_it() throws IOException {
        List<Path> files = Revisions.atHand();
        int plain = 0;
        for (Path file : files) {
            String text;
            try {
                text = PythonSource.read(file).text();
            } catch (AludelException notText) {
                continue;
            }
            Optional<List<PythonStatement>> read = PlainModule.read(text);
            if (read.isPresent()) {
                plain++;
                assertThat(read.get()).as(file.toString()).isEqualTo(parsed(text));
            }
        }
        System.out.printf("%d of %d files are read without the parser%n", plain, files.size());
        assertThat(plain).isGreaterThan(files.size() / 3);
    }

    private static List<PythonStatement> parsed(String text) {
        return TreeReader.read(PythonSource.of(Path.of("revision.py"), text).statements());
    }
}
