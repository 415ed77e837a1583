package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the text of a revision could see when a statement that it asks for is carried out, or that it failed: by
 * catching the failure, or by doing something outside the database that a failure would have prevented. One that can't
 * may have its statements sent together. In doubt it can.
 */
final class TrustingCode {

    /** What a trusting module may import: nothing here acts on anything but the database, but for what is named below. */
    private static final Set<String> MODULES = Set.of(
            "__future__",
            "alembic",
            "base64",
            "calendar",
            "citext",
            "collections",
            "copy",
            "dataclasses",
            "datetime",
            "decimal",
            "enum",
            "functools",
            "hashlib",
            "itertools",
            "json",
            "math",
            "operator",
            "os",
            "pathlib",
            "pgvector",
            "random",
            "re",
            "secrets",
            "sqlalchemy",
            "string",
            "textwrap",
            "typing",
            "typing_extensions",
            "uuid",
            "zoneinfo");

    /** Parts of these that catch failures themselves, listen to statements, or open connections. */
    private static final Set<String> WATCHING = Set.of(
            "sqlalchemy.event",
            "sqlalchemy.ext",
            "sqlalchemy.orm",
            "alembic.command",
            "alembic.config",
            "alembic.operations",
            "alembic.runtime");

    private static final Set<String> READING_OF_OS = Set.of("environ", "getenv", "linesep", "path", "sep");

    /** Functions that tell the world something, or run what can't be seen here. */
    private static final Set<String> FUNCTIONS = Set.of(
            "__import__",
            "breakpoint",
            "compile",
            "delattr",
            "eval",
            "exec",
            "exit",
            "globals",
            "input",
            "locals",
            "print",
            "quit",
            "setattr",
            "vars");

    /** Attributes that do more than ask the migration's connection for something. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "automap",
            "begin",
            "begin_nested",
            "chmod",
            "connect",
            "connection",
            "create_engine",
            "cursor",
            "engine",
            "engine_from_config",
            "event",
            "implementation_for",
            "invalidate",
            "listen",
            "listens_for",
            "mkdir",
            "open",
            "orm",
            "print_stdout",
            "putenv",
            "raw_connection",
            "register_operation",
            "rename",
            "rmdir",
            "rollback",
            "run_async",
            "static_output",
            "stdout",
            "symlink_to",
            "touch",
            "unlink",
            "write",
            "write_bytes",
            "write_text",
            "writelines");

    private @Nullable String obstacle;

    private TrustingCode() {}

    /** Whether nothing in the module can tell. */
    static boolean is(List<StmtTy> statements) {
        return obstacle(statements) == null;
    }

    /** The first thing in the module that might tell, or null. */
    static @Nullable String obstacle(List<StmtTy> statements) {
        TrustingCode code = new TrustingCode();
        for (StmtTy statement : statements) {
            PythonTree.walk(statement, code::visit);
        }
        return code.obstacle;
    }

    private void visit(SSTNode node) {
        if (obstacle != null) {
            return;
        }
        obstacle = switch (node) {
            case StmtTy.Try attempt -> "try";
            case StmtTy.TryStar attempt -> "try";
            case StmtTy.AsyncWith with -> "async";
            case StmtTy.AsyncFor loop -> "async";
            case StmtTy.AsyncFunctionDef function -> "async";
            case StmtTy.With with -> with(with);
            case StmtTy.Import imported -> imported(imported.names);
            case StmtTy.ImportFrom imported -> imported(imported);
            case ExprTy.Name name -> FUNCTIONS.contains(name.id) ? name.id : null;
            case ExprTy.Attribute attribute -> attribute(attribute);
            case ExprTy.Call call -> call(call);
            default -> null;
        };
    }

    private static @Nullable String imported(AliasTy[] names) {
        for (AliasTy alias : names) {
            if (!trusted(alias.name) || alias.name.equals("os") && alias.asName != null) {
                return "import " + alias.name;
            }
        }
        return null;
    }

    private static @Nullable String imported(StmtTy.ImportFrom from) {
        String module = from.module;
        if (module == null || from.level > 0 || !trusted(module)) {
            return "import " + module;
        }
        for (AliasTy alias : from.names) {
            boolean known =
                    module.equals("os") ? READING_OF_OS.contains(alias.name) : trusted(module + "." + alias.name);
            if (!known || ATTRIBUTES.contains(alias.name) || alias.name.equals("*")) {
                return "import " + module + "." + alias.name;
            }
        }
        return null;
    }

    private static boolean trusted(String module) {
        int dot = module.indexOf('.');
        return MODULES.contains(dot < 0 ? module : module.substring(0, dot))
                && WATCHING.stream().noneMatch(watching -> (module + ".").startsWith(watching + "."));
    }

    private static @Nullable String attribute(ExprTy.Attribute attribute) {
        boolean ofOs = attribute.value instanceof ExprTy.Name name && name.id.equals("os");
        boolean known = ofOs ? READING_OF_OS.contains(attribute.attr) : !ATTRIBUTES.contains(attribute.attr);
        return known ? null : "." + attribute.attr;
    }

    /** A block of Alembic's own, or a file that is only read. */
    private static @Nullable String with(StmtTy.With with) {
        for (WithItemTy item : with.items) {
            boolean known = item.contextExpr instanceof ExprTy.Call call
                    && (call.func instanceof ExprTy.Name name && name.id.equals("open")
                            || call.func instanceof ExprTy.Attribute attribute
                                    && Set.of("batch_alter_table", "autocommit_block")
                                            .contains(attribute.attr));
            if (!known) {
                return "with";
            }
        }
        return null;
    }

    private static @Nullable String call(ExprTy.Call call) {
        if (!(call.func instanceof ExprTy.Name name && name.id.equals("open"))) {
            return null;
        }
        boolean reads = call.args == null || call.args.length < 2 || isReading(call.args[1]);
        boolean named = call.keywords == null || Arrays.stream(call.keywords).allMatch(TrustingCode::isReading);
        return reads && named ? null : "open";
    }

    private static boolean isReading(KeywordTy keyword) {
        return "encoding".equals(keyword.arg) || "mode".equals(keyword.arg) && isReading(keyword.value);
    }

    private static boolean isReading(ExprTy mode) {
        return Set.of("'r'", "'rb'", "'rt'").contains(PythonShape.of(mode));
    }
}
