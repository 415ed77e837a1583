package dev.aludel.script.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The revision files that tests read: the example's, and those in the directories that {@code REVISIONS} names. */
final class Revisions {
    private Revisions() {}

    static List<Path> atHand() throws IOException {
        List<Path> files = new ArrayList<>();
        String more = System.getenv().getOrDefault("REVISIONS", "");
        Stream<String> folders = Stream.concat(
                Stream.of("migrations/versions"), Arrays.stream(more.split(" ")).filter(name -> !name.isEmpty()));
        for (String folder : folders.toList()) {
            try (Stream<Path> entries = Files.walk(Path.of(folder))) {
                entries.filter(file -> file.toString().endsWith(".py")).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
