package dev.aludel.revision;

import dev.aludel.config.Config;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Resolves locations: plain paths, and Alembic's {@code package.name:folder} looked for along Python's search path. */
final class ResourceNames {
    private final Config config;

    ResourceNames(Config config) {
        this.config = config;
    }

    /** The location as an absolute path, existing or not. */
    Path resolve(String location) {
        int colon = location.indexOf(':');
        if (colon < 0 || Path.of(location).isAbsolute()) {
            return config.resolve(location);
        }
        String relative = location.substring(0, colon).replace('.', '/');
        String below = location.substring(colon + 1).replace(':', '/');
        List<String> searched = new ArrayList<>(config.prependSysPath());
        config.environment("PYTHONPATH").ifPresent(path -> searched.addAll(List.of(path.split(File.pathSeparator))));
        searched.add(".");
        for (String folder : searched) {
            Path root = config.resolve(folder).resolve(relative);
            if (Files.isDirectory(root)) {
                return root.resolve(below);
            }
        }
        throw new AludelException(
                Problem.of("no-script-directory", "No module named '" + location.substring(0, colon) + "'")
                        .because("It is the package in the location " + location + ", and was looked for in "
                                + String.join(", ", searched.stream().distinct().toList()) + ".")
                        .remedy("Name the folder that holds the package in prepend_sys_path."));
    }
}
