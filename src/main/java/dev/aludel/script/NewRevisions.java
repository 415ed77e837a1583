package dev.aludel.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that a command is about to write, while env.py has its say ({@code revision_environment}): it may name
 * arguments for the template, and its {@code process_revision_directives} may change, add or take away revisions.
 */
public final class NewRevisions {

    /**
     * One revision to be.
     *
     * @param id its identifier
     * @param message what it is for, if that was said
     * @param heads what it follows, as the user wrote it
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
        public Draft {
            heads = List.copyOf(heads);
            dependsOn = List.copyOf(dependsOn);
        }
    }

    private final boolean changeable;
    private final Map<String, @Nullable Object> templateArguments = new LinkedHashMap<>();
    private List<Draft> drafts;

    /**
     * One revision to begin with.
     *
     * @param changeable whether {@code process_revision_directives} is asked: for {@code revision}, not for
     *     {@code merge}
     */
    public NewRevisions(Draft draft, boolean changeable) {
        this.drafts = List.of(draft);
        this.changeable = changeable;
    }

    /** Whether env.py's {@code process_revision_directives} is asked. */
    public boolean changeable() {
        return changeable;
    }

    /** The revisions to write; none where env.py took them away. */
    public List<Draft> drafts() {
        return drafts;
    }

    /** What env.py made of them. */
    public void drafts(List<Draft> changed) {
        drafts = List.copyOf(changed);
    }

    /** Variables that the template has besides its usual ones. */
    public Map<String, @Nullable Object> templateArguments() {
        return templateArguments;
    }
}
