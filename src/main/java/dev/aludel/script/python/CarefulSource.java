package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file that imports something which may be missing, with calls put in where Python decides without asking
 * an object: identity, formatting, and classes of exceptions. The calls are to {@code _aludel_careful}, to which a
 * placeholder is something that must not be decided about. Lines stay where they are.
 */
final class CarefulSource {

    /** Methods and functions that make a text of texts. */
    private static final Set<String> FORMATTING =
            Set.of("format", "format_map", "replace", "substitute", "safe_substitute", "dedent", "dumps");
    /** Functions that make one value of another, for a URL above all. */
    private static final Set<String> PASSING =
            Set.of("quote", "quote_plus", "unquote", "unquote_plus", "urlparse", "urlsplit");
    /** Functions that answer about a text which they can't know to be none. */
    private static final Set<String> ANSWERING =
            Set.of("exists", "isfile", "isdir", "match", "fullmatch", "search", "findall", "sub", "getenv");

    private static final Pattern IDENTITY = Pattern.compile("\\bis\\b(?:\\s+not\\b)?");

    /**
     * Text to put in at a place, instead of what stands up to the end.
     *
     * @param rank the order among edits at one place: what closes goes before what opens, inner ends before outer ends
     */
    private record Edit(int from, int to, String text, int rank) {}

    private final int[] letters;
    private final int[] lineStarts;
    private final List<Edit> edits = new ArrayList<>();
    /** What stands behind the colon in an f-string's braces: the parser calls it a text too, but it is no expression. */
    private final Set<ExprTy> formats = Collections.newSetFromMap(new IdentityHashMap<>());

    private CarefulSource(String text) {
        this.letters = text.codePoints().toArray();
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int index = 0; index < letters.length; index++) {
            if (letters[index] == '\n') {
                starts.add(index + 1);
            }
        }
        this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The careful text, or nothing where all that the file imports is known to be here.
     *
     * @param known the names of top-level modules that are never missing
     */
    static Optional<String> of(PythonSource source, Set<String> known) {
        List<StmtTy> statements = source.statements();
        if (known.containsAll(imported(statements))) {
            return Optional.empty();
        }
        CarefulSource careful = new CarefulSource(source.text());
        statements.forEach(statement -> PythonTree.walk(statement, careful::visit));
        return Optional.of(careful.edited());
    }

    /**
     * The top-level modules that a file imports anywhere; an empty name stands for a relative import, and for modules whose
     * names are put together while it runs.
     */
    static Set<String> imported(List<StmtTy> statements) {
        Set<String> modules = new HashSet<>();
        for (StmtTy statement : statements) {
            PythonTree.walk(statement, node -> {
                if (node instanceof StmtTy.ImportFrom from) {
                    modules.add(from.level > 0 ? "" : top(from.module));
                } else if (node instanceof StmtTy.Import imports) {
                    for (AliasTy alias : imports.names) {
                        modules.add(top(alias.name));
                    }
                } else if (node instanceof ExprTy.Name name && name.id.equals("__import__")) {
                    modules.add("");
                }
            });
        }
        if (modules.contains("importlib")) {
            modules.add("");
        }
        return modules;
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    private void visit(SSTNode node) {
        switch (node) {
            case ExprTy.Compare compare
            when compare.ops.length == 1 && (compare.ops[0] == CmpOpTy.Is || compare.ops[0] == CmpOpTy.IsNot) ->
                identity(compare);
            case ExprTy.FormattedValue value when value.formatSpec != null -> formats.add(value.formatSpec);
            case ExprTy.JoinedStr text when !formats.contains(text) -> wrap(text, "_aludel_text(", ")");
            case ExprTy.BinOp operation when operation.op == OperatorTy.Mod -> wrap(operation, "_aludel_text(", ")");
            case ExprTy.Call call -> call(call);
            case ExceptHandlerTy.ExceptHandler handler
            when handler.type != null -> wrap(handler.type, " _aludel_caught((", "))");
            case StmtTy.Raise raise when raise.exc != null -> wrap(raise.exc, " _aludel_raised((", "))");
            case StmtTy.Match match -> wrap(match.subject, " _aludel_known((", "))");
            default -> {}
        }
    }

    private void call(ExprTy.Call call) {
        String name = called(call.func);
        if (name.equals("type") && call.args.length == 1) {
            wrap(call.args[0], "_aludel_known((", "))");
        } else if (name.equals("join")) {
            wrap(call, "_aludel_text(", ")");
            wrap(call.func, "_aludel_joining(", ")");
        } else if (FORMATTING.contains(name)) {
            wrap(call, "_aludel_text(", ")");
        } else if (PASSING.contains(name)) {
            wrap(call.func, "_aludel_passing(", ")");
        } else if (ANSWERING.contains(name)) {
            wrap(call.func, "_aludel_refusing(", ")");
        }
    }

    private static String called(ExprTy function) {
        return switch (function) {
            case ExprTy.Name name -> name.id;
            case ExprTy.Attribute attribute -> attribute.attr;
            default -> "";
        };
    }

    private void wrap(SSTNode node, String before, String after) {
        SourceRange range = node.getSourceRange();
        int from = position(range.startLine, range.startColumn);
        int to = position(range.endLine, range.endColumn);
        int sequence = edits.size() + 1;
        edits.add(new Edit(from, from, before, sequence));
        edits.add(new Edit(to, to, after, -sequence));
    }

    /** {@code a is b}: the operator stands between the two, perhaps behind a parenthesis. */
    private void identity(ExprTy.Compare compare) {
        SourceRange left = compare.left.getSourceRange();
        SourceRange right = compare.comparators[0].getSourceRange();
        int from = position(left.endLine, left.endColumn);
        String between = text(from, position(right.startLine, right.startColumn));
        Matcher operator = IDENTITY.matcher(between);
        if (between.contains("#") || !operator.find()) {
            return;
        }
        String lines = "\n".repeat((int) operator.group().lines().count() - 1);
        wrap(compare, compare.ops[0] == CmpOpTy.Is ? "_aludel_is((" : "_aludel_is_not((", "))");
        edits.add(new Edit(from + operator.start(), from + operator.end(), "), " + lines + "(", 0));
    }

    private int position(int line, int column) {
        return lineStarts[line - 1] + column;
    }

    private String text(int from, int to) {
        return new String(letters, from, Math.max(0, to - from));
    }

    private String edited() {
        edits.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::rank));
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            result.append(text(at, edit.from())).append(edit.text());
            at = edit.to();
        }
        return result.append(text(at, letters.length)).toString();
    }
}
