package dev.aludel.revision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A revision that is about to be written.
 *
 * @param id its identifier
 * @param message what it is for, if that was said
 * @param heads what it follows, as the user wrote it: {@code head} where nothing was said, several for a merge
 * @param splice whether what it follows need not be heads
 * @param branchLabel a label for it
 * @param versionPath the directory it goes to
 * @param dependsOn what it needs besides, as the user wrote it
 */
public record Draft(
        String id,
        Optional<String> message,
        List<String> heads,
        boolean splice,
        Optional<String> branchLabel,
        Optional<String> versionPath,
        List<String> dependsOn) {
    /** How long identifiers are that Alembic makes. */
    private static final int ID_LENGTH = 12;

    public Draft {
        heads = List.copyOf(heads);
        dependsOn = List.copyOf(dependsOn);
    }

    /** A new identifier, as Alembic makes them: the last twelve digits of a random UUID. */
    public static String newId() {
        String uuid = UUID.randomUUID().toString();
        return uuid.substring(uuid.length() - ID_LENGTH);
    }
}
