package dev.aludel.script;

import dev.aludel.revision.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that a command is about to write, while env.py has its say ({@code revision_environment}): it may name
 * arguments for the template, and its {@code process_revision_directives} may change, add or take away revisions.
 */
public final class NewRevisions {
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
