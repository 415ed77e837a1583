package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import dev.aludel.script.literal.PythonStatement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the parser has the tree that the parser gives. {@code REVISIONS="dir dir"} adds directories. */
final class PlainModuleTest {
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\n *| +|[^\\w\\s]");

    /** What mutations put between the tokens of a text. */
    private static final List<String> STRAY = List.of(
            ("lambda: |*|**|:|:=|=|==|!=|not |in |if |else |for |yield |await |as |is |or |del |with |try:|except |else:"
                            + "|f|r|b|u|\"|'|'''|\\\n|# a|{|}|{{|}}|!r|!|;|,|(|)|[|]|.|...|@|->|<|>|-|+=|//|\n|\n    |    |\t"
                            + "|1|0|01|1.|1_0|None|é|\\x4|\\N|for a in b|if a|else b|*a|**a|a=1|a:=1|=}|:{a}|match |pass|return ")
                    .split("\\|"));

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
                "x = f\"\"\"\na {\n    b\n} c\nd {e}\n{f:>{\ng}}\n\"\"\"\ny = ('' \n  f'{a}'\n  ''\n  'b' f'c{\n  d}'\n  \"e\")",
                "if a:\n    b\n\t\n    c",
                "if a:\n    b\n# left\n        # right\n    c\n\n\t# tab\nd",
            })
    @MethodSource("read")
    void revisions_are_read_as_the_parser_reads_them(String text) {
        assertThat(PlainModule.read(text)).contains(parsed(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def a():\n",
                "def a():\n# only this\n",
                "def a():\n\tpass",
                "a\f = 1",
                "a = 1 \0",
                "x = 1 \\ \n  + 2",
                "\ta",
                "if a:\n\tb",
                "if a:\n    b\n\tc",
            })
    @MethodSource("left")
    void anything_else_is_left_to_the_parser(String text) {
        assertThat(PlainModule.read(text)).isEmpty();
    }

    static List<String> read() throws IOException {
        return texts("plain-read.txt");
    }

    static List<String> left() throws IOException {
        return texts("plain-left.txt");
    }

    private static List<String> texts(String resource) throws IOException {
        try (InputStream stream = Objects.requireNonNull(PlainModuleTest.class.getResourceAsStream(resource))) {
            return List.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .stripTrailing()
                    .split("\n----\n"));
        }
    }

    @Test
    void no_beginning_of_a_text_is_taken_that_the_parser_refuses() throws IOException {
        List<String> texts = new ArrayList<>(read());
        for (Path file : Revisions.atHand().subList(0, 20)) {
            texts.add(PythonSource.read(file).text());
        }
        for (String text : texts) {
            int step = text.length() > 1000 ? 7 : 1;
            for (int end = 0; end < text.length(); end += step) {
                assertAlike(text.substring(0, end));
            }
        }
    }

    @Test
    void no_text_with_mistakes_is_taken_that_the_parser_refuses() throws IOException {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>(read());
        for (Path file : Revisions.atHand().subList(0, 20)) {
            texts.add(PythonSource.read(file).text());
        }
        int taken = 0;
        for (String text : texts) {
            List<String> tokens =
                    TOKEN.matcher(text).results().map(MatchResult::group).toList();
            for (int i = 0; i < 40 && tokens.size() > 4; i++) {
                taken += assertAlike(mistaken(tokens, random)) ? 1 : 0;
            }
        }
        assertThat(taken).isGreaterThan(texts.size());
    }

    /** The tokens with one dropped, doubled, replaced, put in or exchanged with the next, or a line moved in or out. */
    private static String mistaken(List<String> tokens, Random random) {
        List<String> changed = new ArrayList<>(tokens);
        int at = random.nextInt(tokens.size() - 1);
        String stray = STRAY.get(random.nextInt(STRAY.size()));
        switch (random.nextInt(6)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(at, changed.get(at));
            case 2 -> changed.set(at, stray);
            case 3 -> changed.add(at, stray);
            case 4 -> Collections.swap(changed, at, at + 1);
            default -> changed.replaceAll(token -> moved(token, random));
        }
        return String.join("", changed);
    }

    private static String moved(String token, Random random) {
        if (!token.startsWith("\n") || random.nextInt(8) > 0) {
            return token;
        }
        return token.length() > 4 && random.nextBoolean() ? "\n" + token.substring(5) : token + "  ";
    }

    /** Makes sure that a text which is read has the parser's tree; says whether it is read. */
    private static boolean assertAlike(String text) {
        Optional<List<PythonStatement>> plain = PlainModule.read(text);
        plain.ifPresent(read -> assertThat(parsedOrNull(text)).as(text).isEqualTo(read));
        return plain.isPresent();
    }

    private static @Nullable List<PythonStatement> parsedOrNull(String text) {
        try {
            return parsed(text);
        } catch (AludelException refused) {
            return null;
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
        assertThat(plain).isGreaterThan(files.size() / 2);
    }

    private static List<PythonStatement> parsed(String text) {
        return TreeReader.read(PythonSource.of(Path.of("revision.py"), text).statements());
    }
}
