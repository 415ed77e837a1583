package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without a parser is what the parser reads. {@code REVISIONS="dir dir"} adds directories of revisions. */
final class PlainHeaderTest {
    private static final String TAIL = "\n\ndef upgrade():\n    pass\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'''Add a table.\n\nMore.'''\nrevision = 'a'\ndown_revision = None",
                "\"\"\"A 'quoted' \"word\"\n\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\nrevision = \"a\"",
                "from x import (\n    a,  # one\n    b as c,\n)\nrevision: str = 'a'  # the id\n",
                "down_revision: str | None = None\nbranch_labels: Sequence[str] | None = ()",
                "down_revision = ('a', 'b')\ndepends_on = ['x']\nbranch_labels = ('one',)",
                "down_revision = (\n    'a',  # left\n    'b',\n)\ndepends_on = ('x')",
                "'not the first' \n'second'\nrevision = 'a'",
                "import os\n'no docstring'\nrevision = 'a'",
                "revision = 'a'\nrevision = 'b'",
                "revision: str\ndown_revision = ''",
                "# a comment\n\nrevision = ''''a'''",
            })
    void templates_are_read_as_the_parser_reads_them(String text) {
        assertThat(PlainHeader.read(text + TAIL))
                .hasValueSatisfying(names -> assertThat(header(names)).isEqualTo(header(parsed(text + TAIL))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revision = 'a' 'b'",
                "revision = 'a' + 'b'",
                "revision = 'a\\n'",
                "revision = OTHER",
                "revision = other = 'a'",
                "revision = f'a'",
                "revision == 'a'",
                "revision = 'a'; down_revision = 'b'",
                "revision, down_revision = 'a', 'b'",
                "revision = ('a' 'b')",
                "down_revision = ('a', None)",
                "down_revision = {'a'}",
                "down_revision = ('a',",
                "down_revision = 'a",
                "down_revision = '''a",
                "from shop.heads import revision",
                "from shop.heads import *",
                "from shop.heads import (a,",
                "from shop.heads import a, \\\n    b",
                "if True:\n    revision = 'a'",
                "logger = logging.getLogger('x')",
                "revision: 'str' = 'a'",
                "import os; revision = 'a'",
            })
    void anything_else_is_left_to_the_parser(String text) {
        assertThat(PlainHeader.read(text + TAIL)).isEmpty();
    }

    @Test
    void a_header_below_a_function_is_left_to_the_parser() {
        assertThat(PlainHeader.read("revision = 'a'" + TAIL + "down_revision = 'b'\n"))
                .isEmpty();
    }

    @Test
    void every_revision_at_hand_is_read_as_the_parser_reads_it() throws IOException {
        List<Path> files = Revisions.atHand();
        int plain = 0;
        for (Path file : files) {
            PythonSource source = PythonSource.read(file);
            var names = PlainHeader.read(source.text());
            if (names.isPresent()) {
                plain++;
                assertThat(header(names.get())).as(file.toString()).isEqualTo(header(parsed(source.text())));
            }
        }
        System.out.printf("%d of %d headers are read without the parser%n", plain, files.size());
        assertThat(plain).isGreaterThan(files.size() / 2);
    }

    private static Map<String, @Nullable Object> parsed(String text) {
        return LiteralNames.of(
                text, PythonSource.of(Path.of("revision.py"), text).statements());
    }

    private static Map<String, @Nullable Object> header(Map<String, @Nullable Object> names) {
        Map<String, @Nullable Object> header = new HashMap<>(names);
        header.keySet().retainAll(List.of("revision", "down_revision", "branch_labels", "depends_on", "__doc__"));
        return header;
    }
}
