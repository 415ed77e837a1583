package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installed Python packages that scripts use, as the ini's section {@code [aludel]} or the environment says.
 *
 * @param directories where they lie: {@code python_packages}, or ALUDEL_PYTHON_PACKAGES. Of a virtual environment its
 *     {@code site-packages} is meant
 * @param installedSqlalchemy whether scripts get the SQLAlchemy among them instead of Aludel's own: {@code sqlalchemy},
 *     or ALUDEL_SQLALCHEMY; {@code installed} or {@code shim}
 */
public record PythonPackages(List<Path> directories, boolean installedSqlalchemy) {
    public PythonPackages {
        directories = List.copyOf(directories);
    }

    static PythonPackages of(Config config, IniFile ini) {
        Optional<String> listed =
                config.environment("ALUDEL_PYTHON_PACKAGES").or(() -> ini.get("aludel", "python_packages"));
        List<Path> directories = listed.stream()
                .flatMap(text -> Stream.of(text.split("[:\\n]")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> sitePackages(config.resolve(name)))
                .toList();
        Optional<String> sqlalchemy = config.environment("ALUDEL_SQLALCHEMY").or(() -> ini.get("aludel", "sqlalchemy"));
        return new PythonPackages(
                directories, sqlalchemy.filter(PythonPackages::isInstalled).isPresent());
    }

    private static boolean isInstalled(String text) {
        String chosen = text.strip();
        return switch (chosen) {
            case "installed" -> true;
            case "shim", "" -> false;
            default ->
                throw new AludelException(
                        Problem.of("bad-option", "sqlalchemy is shim or installed, not " + chosen)
                                .because(
                                        "It is what ALUDEL_SQLALCHEMY or the key sqlalchemy in the ini's section aludel says."));
        };
    }

    private static Path sitePackages(Path directory) {
        try (Stream<Path> pythons = Files.isRegularFile(directory.resolve("pyvenv.cfg"))
                ? Files.list(directory.resolve("lib"))
                : Stream.empty()) {
            return pythons.map(python -> python.resolve("site-packages"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElse(directory);
        } catch (IOException failure) {
            throw AludelException.unreadable(directory, failure);
        }
    }
}
