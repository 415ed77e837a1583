package dev.aludel.revision;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One revision, as its file's header declares it.
 *
 * @param id the revision identifier
 * @param downRevisions the identifiers it follows: none for a base, several for a merge
 * @param dependsOn identifiers or branch labels it needs besides, as written
 * @param branchLabels the labels declared in this file (not those inherited along the lineage)
 * @param documentation the docstring (Python) or leading comment (SQL), stripped
 * @param path the absolute path of the file
 * @param language what the file is written in
 */
public record Revision(
        String id,
        List<String> downRevisions,
        List<String> dependsOn,
        Set<String> branchLabels,
        String documentation,
        Path path,
        Language language) {

    private static final String ILLEGAL = "+-:@";

    /** What a revision file is written in. */
    public enum Language {
        /** A Python module with {@code upgrade()} and {@code downgrade()}. */
        PYTHON,
        /** A SQL file with {@code -- upgrade} and {@code -- downgrade} sections. */
        SQL
    }

    public Revision {
        downRevisions = List.copyOf(downRevisions);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = Collections.unmodifiableSet(new LinkedHashSet<>(branchLabels));
    }

    /** The characters of an identifier that mean steps and branches where one is asked for; empty where it has none. */
    public static String illegalCharacters(String id) {
        return id.chars()
                .filter(character -> ILLEGAL.indexOf(character) >= 0)
                .sorted()
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(", "));
    }

    /** The documentation up to its first blank line: what listings print. */
    public String summary() {
        int blank = documentation.indexOf("\n\n");
        return blank < 0 ? documentation : documentation.substring(0, blank);
    }
}
