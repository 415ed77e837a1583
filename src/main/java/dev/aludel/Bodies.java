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
 * The bodies of revisions in both languages. While there is nothing else to do, those that an upgrade is likely to need
 * can be read before it is known which ones it needs. For use by one thread at a time.
 */
final class Bodies implements ScriptLoader {
    private final PythonRevisions python;
    private final Map<String, Script> upgrades = new HashMap<>();
    private final Deque<String> downwards = new ArrayDeque<>();
    private final Deque<String> upwards = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private boolean turn;

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

    /**
     * Reads one more revision, in turns from the heads downwards, which most upgrades need, and from the bases upwards,
     * which an empty database needs first; returns whether there was one.
     */
    boolean readAhead(RevisionGraph graph) {
        if (seen.isEmpty()) {
            graph.heads().forEach(id -> enqueue(id, downwards));
            graph.bases().forEach(id -> enqueue(id, upwards));
        }
        boolean up = downwards.isEmpty() || turn && !upwards.isEmpty();
        turn = !turn;
        String next = up ? upwards.poll() : downwards.poll();
        if (next == null) {
            return false;
        }
        graph.find(next).ifPresent(found -> {
            read(found);
            if (up) {
                graph.nextRevisions(found.id()).forEach(id -> enqueue(id, upwards));
            } else {
                found.downRevisions().forEach(id -> enqueue(id, downwards));
            }
        });
        return true;
    }

    private void enqueue(String id, Deque<String> end) {
        if (seen.add(id)) {
            end.add(id);
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
