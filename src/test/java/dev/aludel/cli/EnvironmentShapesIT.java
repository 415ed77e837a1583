package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shape of env.py that {@code src/test/resources/dev/aludel/environments} holds, run offline and online, does what
 * it did under the genuine tool, which had the application that they import. {@code make golden} records it.
 */
class EnvironmentShapesIT {
    private static final Path SHAPES = Path.of("src/test/resources/dev/aludel/environments");
    private static final String LEFT = """
            SELECT format('table %s.%s of %s (%s)', n.nspname, c.relname, pg_get_userbyid(c.relowner),
                (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
                 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema'
            ORDER BY n.nspname, c.relname
            """;

    @TempDir
    Path folder;

    static Stream<String> shapes() throws IOException {
        try (Stream<Path> folders = Files.list(SHAPES)) {
            return folders
                    .filter(shape -> Files.exists(shape.resolve("env.py")))
                    .map(shape -> shape.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void doesWhatItDidUnderTheGenuineTool(String shape) throws IOException {
        // Most print the same; one of these stands for them all.
        String ordinary = Files.readString(SHAPES.resolve("search_path/golden"));
        ordinary = ordinary.substring(0, ordinary.indexOf("--- upgraded\n"));
        try (TestDatabase database = TestDatabase.create()) {
            List<String> arguments = lay(SHAPES.resolve(shape), database.url());
            if (Files.readString(SHAPES.resolve(shape).resolve("env.py")).contains("shop.")
                    || shape.startsWith("flask")) {
                arguments.add("--url");
                arguments.add(database.url());
            }
            String last = Files.exists(SHAPES.resolve(shape).resolve("versions")) ? "0001" : "0002";
            String golden = Files.readString(SHAPES.resolve(shape).resolve("golden"));
            int end = golden.indexOf("--- upgraded\n");
            if (!golden.substring(0, end).equals(ordinary) || shape.equals("search_path")) {
                assertThat(call(arguments, "upgrade", last, "--sql")).isEqualTo(golden.substring(0, end));
            }
            call(arguments, "upgrade", last);
            assertThat("--- upgraded\n" + left(database)).isEqualTo(golden.substring(end));
        }
    }

    private String call(List<String> arguments, String... verb) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(verb));
        Call call = Call.in(folder, all.toArray(String[]::new));
        assertThat(call.code()).as(call.text()).isZero();
        return call.out();
    }

    private static String left(TestDatabase database) {
        StringBuilder left = new StringBuilder();
        List<String> tables = database.column(LEFT);
        tables.forEach(line -> left.append(line).append('\n'));
        for (String line : tables) {
            String table = line.split(" ")[1];
            if (table.contains("version") || table.endsWith("applied")) {
                String order = table.endsWith("applied") ? "seq" : "1";
                database.query("SELECT * FROM " + table + " ORDER BY " + order)
                        .forEach(row -> left.append(table)
                                .append(": ")
                                .append(String.join("|", row))
                                .append('\n'));
            }
        }
        return left.toString().replaceAll(" of (?!pg_)\\w+ ", " of postgres ");
    }

    private List<String> lay(Path shape, String url) throws IOException {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.copy(shape.resolve("env.py"), migrations.resolve("env.py"));
        Path versions = shape.resolve("versions");
        copy(Files.exists(versions) ? versions : SHAPES.resolve("_versions"), migrations.resolve("versions"));
        if (Files.exists(shape.resolve("beside"))) {
            copy(shape.resolve("beside"), folder);
        }
        Path more = shape.resolve("ini");
        String ini =
                """
                [alembic]
                script_location = %%(here)s/migrations
                prepend_sys_path = .
                sqlalchemy.url = %s
                %s""".formatted(url, Files.exists(more) ? Files.readString(more).replace("@URL@", url) : "");
        Files.writeString(folder.resolve("alembic.ini"), ini);
        Path arguments = shape.resolve("arguments");
        return Files.exists(arguments)
                ? new ArrayList<>(List.of(Files.readString(arguments).strip().split(" ")))
                : new ArrayList<>();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
