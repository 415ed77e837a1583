package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.ScriptLoader;
import dev.aludel.script.python.PythonRevisions;
import dev.aludel.script.sql.SqlScript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bodies of revisions in both languages. While there is nothing else to do, those near the heads, which an upgrade is
 * likely to need, can be read before it is known which ones it needs. For use by one thread at a time.
 */
final class Bodies implements ScriptLoader {
    private final PythonRevisions python;
    private final Map<String, Script> upgrades = new HashMap<>();
    private final Deque<String> likely = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();

    Bodies(PythonRevisions python) {
        this.python = python;
    }

    @Override
    public Script load(Revision revision, Direction direction, Map<String, Object> arguments) {
        Script known = direction == Direction.UPGRADE && arguments.isEmpty() ? upgrades.remove(revision.id()) : null;
        if (known != null) {
            return known;
        }
        return switch (revision.language()) {
            case PYTHON -> python.load(revision, direction, arguments);
            case SQL -> SqlScript.read(revision.path());
        };
    }

    @Override
    public boolean loadsApart() {
        return python.loadsApart();
    }

    @Override
    public boolean namesByConvention() {
        return python.namesByConvention();
    }

    /** Reads one more revision, from the heads downwards; returns whether there was one. */
    boolean readAhead(RevisionGraph graph) {
        if (seen.isEmpty()) {
            graph.heads().forEach(this::enqueue);
        }
        String next = likely.poll();
        Optional<Revision> revision = next == null ? Optional.empty() : graph.find(next);
        revision.ifPresent(found -> {
            read(found);
            found.downRevisions().forEach(this::enqueue);
        });
        return next != null;
    }

    private void enqueue(String id) {
        if (seen.add(id)) {
            likely.add(id);
        }
    }

    private void read(Revision revision) {
        try {
            Optional<Script> script = switch (revision.language()) {
                case PYTHON -> python.loadEvaluated(revision, Direction.UPGRADE);
                case SQL -> Optional.of(SqlScript.read(revision.path()));
            };
            script.ifPresent(body -> upgrades.put(revision.id(), body));
        } catch (AludelException unreadable) {
            // told when it turns out to be needed, and read again
        }
    }
}
