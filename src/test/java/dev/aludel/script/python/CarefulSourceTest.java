package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarefulSourceTest {

    @Test
    void aFileThatImportsOnlyWhatIsHereStaysAsItIs() {
        assertThat(CarefulSource.of(source("import os\nfrom alembic import op\nx = os is None\n"), KNOWN))
                .isEmpty();
    }

    @Test
    void whatPythonDecidesWithoutAskingIsAskedFor() {
        assertThat(careful("x = a is None")).isEqualTo("x = _aludel_is((a ), ( None))");
        assertThat(careful("x = not (a or b) is not None")).isEqualTo("x = not _aludel_is_not(((a or b) ), ( None))");
        assertThat(careful("x = f'ä{a!r:>{w}}' 'b'")).isEqualTo("x = _aludel_text(f'ä{a!r:>{w}}' 'b')");
        assertThat(careful("x = f'{a if b is None else 1}'"))
                .isEqualTo("x = _aludel_text(f'{a if _aludel_is((b ), ( None)) else 1}')");
        assertThat(careful("x = 'ä%s' % ('b'.join(c))"))
                .isEqualTo("x = _aludel_text('ä%s' % (_aludel_text(_aludel_joining('b'.join)(c))))");
        assertThat(careful("try:\n  pass\nexcept e.A:\n  raise e.B('c') from None"))
                .isEqualTo(
                        "try:\n  pass\nexcept  _aludel_caught((e.A)):\n  raise  _aludel_raised((e.B('c'))) from None");
        assertThat(careful("u = quote(p) + '%s' % q"))
                .isEqualTo("u = _aludel_passing(quote)(p) + _aludel_text('%s' % q)");
        assertThat(careful("match a:\n  case 1: pass")).isEqualTo("match  _aludel_known((a)):\n  case 1: pass");
    }

    @Test
    void linesStayWhereTheyAre() {
        assertThat(careful("x = (a\n  is\n  not None)\ny = f'''\n{a}\n'''"))
                .isEqualTo("x = (_aludel_is_not((a\n  ), \n( None)))\ny = _aludel_text(f'''\n{a}\n''')");
    }

    private static final Set<String> KNOWN = Set.of("os", "alembic");

    private static String careful(String text) {
        String careful =
                CarefulSource.of(source("import shop\n" + text + "\n"), KNOWN).orElseThrow();
        return careful.substring("import shop\n".length(), careful.length() - 1);
    }

    private static PythonSource source(String text) {
        return PythonSource.of(Path.of("revision.py"), text);
    }
}
