package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.aludel.script.python.EnvironmentReader.Unreadable;
import dev.aludel.script.python.EnvironmentValue.Function;
import dev.aludel.script.python.EnvironmentValue.Named;
import java.util.Set;

/** Parts of an env.py that are not followed: they must touch nothing that matters to a migration. */
final class InertCode {
    private final EnvironmentReader reader;

    InertCode(EnvironmentReader reader) {
        this.reader = reader;
    }

    /** Raises the obstacle where a part of the file, or a function that it names, touches something that matters; {@code seen} are the names looked at so far. */
    void check(SSTNode[] part, Set<String> seen, Unreadable obstacle) {
        for (SSTNode node : part) {
            PythonTree.walk(node, inner -> {
                switch (inner) {
                    case ExprTy.Name name -> name(name.id, seen, obstacle);
                    case ExprTy.Attribute attribute -> attribute(attribute, obstacle);
                    case StmtTy.Raise raise -> throw obstacle;
                    case StmtTy.Assert check -> throw obstacle;
                    case StmtTy.Global global -> throw obstacle;
                    case StmtTy.Nonlocal nonlocal -> throw obstacle;
                    default -> {}
                }
            });
        }
    }

    private void name(String name, Set<String> seen, Unreadable obstacle) {
        if (!seen.add(name)) {
            return;
        }
        EnvironmentValue value = reader.lookUp(name);
        boolean logger = value instanceof Named named && named.name().startsWith("logging.");
        if (EnvironmentValue.matters(value) || logger || EnvironmentReader.FELT.contains(name)) {
            throw obstacle;
        }
        if (value instanceof Function function) {
            check(function.body(), seen, obstacle);
        }
    }

    private void attribute(ExprTy.Attribute attribute, Unreadable obstacle) {
        String shape = PythonShape.of(attribute);
        int dot = shape.indexOf('.');
        if (reader.lookUp(shape.substring(0, dot)) instanceof Named named
                && EnvironmentCalls.matters(named.name() + shape.substring(dot))) {
            throw obstacle;
        }
    }
}
