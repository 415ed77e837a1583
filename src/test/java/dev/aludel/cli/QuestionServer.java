package dev.aludel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Answers command lines one after the other in one JVM, for comparing thousands of them with the genuine tool.
 *
 * <p>A question is a line of words in Base64, divided by blanks: the directory, then the arguments; an empty argument is
 * a dash. The answer is a line of the exit code, standard output and standard error, divided the same way.
 */
final class QuestionServer {
    private static final String NOTHING = "-";

    private QuestionServer() {}

    /** Answers until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        Map<String, String> environment = new HashMap<>(System.getenv());
        List.of("DATABASE_URL", "ALUDEL_URL", "ALEMBIC_CONFIG").forEach(environment::remove);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            List<String> words =
                    Arrays.stream(line.split(" ")).map(QuestionServer::decoded).collect(Collectors.toList());
            answers.println(answer(Path.of(words.removeFirst()), words, environment));
            answers.flush();
        }
    }

    private static String answer(Path directory, List<String> arguments, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        // What scripts print goes where the process prints.
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(error, true, UTF_8));
        PrintWriter outWriter = new PrintWriter(out, false, UTF_8);
        PrintWriter errorWriter = new PrintWriter(error, false, UTF_8);
        Terminal terminal = new Terminal(outWriter, errorWriter, TerminalWidth.of(OptionalInt.empty()));
        int code = new Main(terminal, directory, environment).run(arguments);
        outWriter.flush();
        errorWriter.flush();
        return code + " " + encoded(out) + " " + encoded(error);
    }

    private static String encoded(ByteArrayOutputStream bytes) {
        return bytes.size() == 0 ? NOTHING : Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String decoded(String word) {
        return word.equals(NOTHING) ? "" : new String(Base64.getDecoder().decode(word), UTF_8);
    }
}
