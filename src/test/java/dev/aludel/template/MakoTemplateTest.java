package dev.aludel.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.script.python.PythonRuntime;
import dev.aludel.script.python.PythonTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates rendered as the genuine Mako renders them; see {@code src/test/oracle/record_mako.py}. */
class MakoTemplateTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/mako");
    private static final PythonRuntime PYTHON =
            new PythonRuntime(PythonRuntime.Settings.of(List.of(), System.out, System.err));
    private static final PythonEvaluator NO_PYTHON = (file, source, variables) -> {
        throw new AssertionError("Python was asked for");
    };

    @AfterAll
    static void stopPython() {
        PYTHON.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks", "filters", "loops"})
    void aCustomTemplateRendersInPythonAsMakoDoes(String name) throws IOException {
        assertThat(template(name).render(variables(), new PythonTemplates(() -> PYTHON)))
                .isEqualTo(Files.readString(GOLDEN.resolve(name + ".golden")));
    }

    @Test
    void aStockTemplateRendersWithoutPython() throws IOException {
        assertThat(template("stock").render(variables(), NO_PYTHON))
                .isEqualTo(Files.readString(GOLDEN.resolve("stock.golden")));
    }

    @Test
    void theTranslationOfAStockTemplateRendersTheSame() throws IOException {
        List<MakoNode> nodes = MakoParser.parse(Path.of("t"), Files.readString(GOLDEN.resolve("stock.mako")));

        String source = MakoPython.translate(Path.of("t"), nodes);

        assertThat(new PythonTemplates(() -> PYTHON).run(Path.of("t"), source, variables()))
                .isEqualTo(Files.readString(GOLDEN.resolve("stock.golden")));
    }

    @Test
    void anUndefinedNameThatIsWrittenNamesItsLine() {
        MakoTemplate template = MakoTemplate.parse(Path.of("script.py.mako"), "one\n${imports}\n");

        assertThatThrownBy(() -> template.render(variables(), NO_PYTHON))
                .isInstanceOfSatisfying(AludelException.class, failure -> {
                    assertThat(failure.problem().location()).hasToString("script.py.mako:2");
                    assertThat(failure.problem().details()).containsExactly("NameError: 'imports' is not defined");
                });
    }

    @Test
    void whatPythonRaisesNamesTheLineOfTheTemplate() {
        MakoTemplate template = MakoTemplate.parse(Path.of("script.py.mako"), "one\n% if message:\n${1/0}\n% endif\n");

        assertThatThrownBy(() -> template.render(variables(), new PythonTemplates(() -> PYTHON)))
                .isInstanceOfSatisfying(AludelException.class, failure -> {
                    assertThat(failure.problem().location()).hasToString("script.py.mako:3");
                    assertThat(failure.problem().details()).containsExactly("ZeroDivisionError: division by zero");
                });
    }

    private static MakoTemplate template(String name) throws IOException {
        Path file = GOLDEN.resolve(name + ".mako");
        return MakoTemplate.parse(file, Files.readString(file));
    }

    private static Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("message", " say 'hi' & <go> on ");
        variables.put("up_revision", "abc");
        variables.put("down_revision", new Tuple(List.of("a1", "b2")));
        variables.put("branch_labels", null);
        variables.put("depends_on", null);
        variables.put("create_date", LocalDateTime.of(2026, 2, 3, 4, 5, 6, 78_901_000));
        return variables;
    }
}
