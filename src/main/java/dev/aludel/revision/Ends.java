package dev.aludel.revision;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of a range: an identifier as a person wrote it, or rows of a version table.
 *
 * @param ids the identifier alone, or the rows
 * @param written whether it is an identifier as written, in which steps and labels mean something
 */
record Ends(List<String> ids, boolean written) {

    static Ends written(String identifier) {
        return new Ends(List.of(identifier), true);
    }

    static Ends rows(Collection<String> rows) {
        return new Ends(List.copyOf(rows), false);
    }

    /** The identifier as written, or null for rows. */
    @Nullable
    String identifier() {
        return written ? ids.getFirst() : null;
    }

    /** As Alembic's messages show it: rows as a Python tuple. */
    @Override
    public String toString() {
        if (written) {
            return ids.getFirst();
        }
        String quoted = String.join(", ", ids.stream().map(id -> "'" + id + "'").toList());
        return ids.isEmpty() ? "base" : "(" + quoted + (ids.size() == 1 ? ",)" : ")");
    }
}
