package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands answered as the genuine Alembic answered them; see {@code src/test/oracle/record_cli.py}. */
class CommandLineGoldenTest {
    static final Path GOLDEN = Path.of("src/test/resources/golden/cli");

    private static final String URL = "postgresql://nobody@localhost/nothing";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear",
                "diamond",
                "bases",
                "revision",
                "dated",
                "places",
                "hooks",
                "unhooked",
                "zone",
                "offline"
            })
    void everyCommandAnswersAsTheGenuineTool(String name) throws IOException {
        List<String> golden = Files.readAllLines(GOLDEN.resolve(name + ".golden"));

        String answers = answers(temporary.toRealPath(), golden, URL);

        assertThat(answers).isEqualTo(String.join("\n", golden) + "\n");
    }

    /** Asks what a golden file asks, in a repository built in a directory, and writes the answers as it has them. */
    static String answers(Path here, List<String> golden, String url) throws IOException {
        List<String> setup = golden.stream()
                .filter(line -> line.startsWith("ini ") || line.startsWith("graph "))
                .toList();
        build(here, setup, url);
        StringBuilder answers = new StringBuilder();
        setup.forEach(line -> answers.append(line).append('\n'));
        for (String line : golden) {
            if (line.startsWith("$ ")) {
                answers.append(line).append('\n').append(answer(here, line.substring(2)));
            }
        }
        return answers.toString();
    }

    private static void build(Path here, List<String> setup, String url) throws IOException {
        Path versions = Files.createDirectories(here.resolve("scripts/versions"));
        String ini = Files.readString(GOLDEN.resolve("repository/alembic.ini")).replace(URL, url);
        String more = setup.stream()
                .filter(line -> line.startsWith("ini "))
                .map(line -> line.substring(4) + "\n")
                .collect(Collectors.joining());
        Files.writeString(here.resolve("alembic.ini"), ini + more);
        Files.copy(GOLDEN.resolve("repository/script.py.mako"), here.resolve("scripts/script.py.mako"));
        Files.copy(GOLDEN.resolve("repository/env.py"), here.resolve("scripts/env.py"));
        for (String line :
                setup.stream().filter(line -> line.startsWith("graph ")).toList()) {
            String[] words = line.split(" ", 6);
            String id = words[1];
            String header = "\"\"\"%s\n\nMore about %s.\n\"\"\"\nrevision = '%s'\ndown_revision = %s\n"
                    .formatted(words[5], id, id, tuple(words[2]));
            Files.writeString(
                    versions.resolve(id + "_.py"),
                    header + "branch_labels = " + tuple(words[4]) + "\ndepends_on = " + tuple(words[3]) + "\n"
                            + "def upgrade():\n    pass\ndef downgrade():\n    pass\n");
        }
    }

    private static String tuple(String names) {
        return names.equals("-")
                ? "None"
                : Arrays.stream(names.split(","))
                        .map(name -> "'" + name + "',")
                        .collect(Collectors.joining(" ", "(", ")"));
    }

    private static String answer(Path here, String command) throws IOException {
        TreeSet<Path> before = versions(here);
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(error), TerminalWidth.of(OptionalInt.empty()));
        int code = new Main(terminal, here, Map.of()).run(words(command));
        StringBuilder answer = new StringBuilder("exit " + code + "\n");
        tidy(out.toString(), here)
                .lines()
                .forEach(line -> answer.append("| ").append(line).append('\n'));
        answer.append(out.toString().isEmpty() || out.toString().endsWith("\n") ? "| \n" : "");
        error.toString()
                .lines()
                .filter(line -> line.contains(": error: "))
                .forEach(line -> answer.append("! ")
                        .append(line.substring(line.indexOf(": error: ") + 9))
                        .append('\n'));
        TreeSet<Path> after = versions(here);
        after.removeAll(before);
        for (Path file : after) {
            answer.append("file ").append(file.getFileName()).append('\n');
            for (String line : tidy(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), here)
                    .split("\n", -1)) {
                answer.append("+ ").append(line).append('\n');
            }
        }
        return answer.toString();
    }

    private static TreeSet<Path> versions(Path here) throws IOException {
        try (Stream<Path> files = Files.walk(here.resolve("scripts/versions"))) {
            return files.filter(file -> file.toString().endsWith(".py")).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String tidy(String text, Path here) {
        return text.replace(here.toString(), "{here}")
                .replaceAll("(?m)(?<=^Current revision\\(s\\) for )\\S+(?=:$)", "{url}")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+", "{date}");
    }

    /** Splits at blanks outside single quotes, as the shell did when the answers were recorded. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        String[] quoted = command.split("'", -1);
        for (int index = 0; index < quoted.length; index++) {
            if (index % 2 == 1) {
                words.add(quoted[index]);
            } else {
                Arrays.stream(quoted[index].split(" "))
                        .filter(word -> !word.isEmpty())
                        .forEach(words::add);
            }
        }
        return words;
    }
}
