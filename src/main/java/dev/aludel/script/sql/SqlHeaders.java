package dev.aludel.script.sql;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.revision.HeaderReader;
import dev.aludel.revision.Revision;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;

/**
 * Reads the headers of SQL revisions. A SQL file without a {@code -- revision:} line is no revision: Python revisions may
 * keep the SQL they read beside them.
 */
public final class SqlHeaders implements HeaderReader {

    @Override
    public boolean reads(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".sql") && !name.startsWith(".");
    }

    @Override
    public Optional<Revision> read(Path file) {
        SqlFile head = SqlFile.head(file, SqlFile.text(file));
        String id = head.settings().get("revision");
        if (id == null) {
            return Optional.empty();
        }
        if (id.isEmpty()) {
            throw new AludelException(Problem.of("bad-revision-id", "'-- revision:' names no identifier")
                    .at(new Location(file, 1)));
        }
        if (!head.settings().containsKey("down_revision")) {
            throw new AludelException(Problem.of("missing-down-revision", "This revision declares no down_revision")
                    .at(new Location(file, 1))
                    .remedy("Add '-- down_revision: None' for a base, or the identifier of the revision before it."));
        }
        return Optional.of(new Revision(
                id,
                head.list("down_revision"),
                head.list("depends_on"),
                new LinkedHashSet<>(head.list("branch_labels")),
                head.documentation(),
                file,
                Revision.Language.SQL));
    }
}
