package dev.aludel.script.python;

import dev.aludel.script.literal.PythonExpression;
import dev.aludel.script.literal.PythonStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole revision file as people and Alembic's templates write it, several times faster than GraalPy's parser. At
 * the first thing that is rare in revisions it gives up, and that parser reads the file; what it does read, the parser
 * reads alike. Here are the statements that stand in one line; {@link PlainBlocks} has the others.
 */
final class PlainModule {
    /** How many blocks stand in one another before the parser must say. */
    private static final int DEEPEST = 50;

    private final PlainText text;
    private final PlainExpressions expressions;
    private final PlainBlocks blocks;

    /** The names that the function around assigns, so far. */
    private Set<String> assigned = new LinkedHashSet<>();

    /** How far in the statement stands that follows; -1 where none follows. */
    private int following;

    private int depth;

    private PlainModule(PlainText text) {
        this.text = text;
        this.expressions = new PlainExpressions(text);
        this.blocks = new PlainBlocks(this, text, expressions);
    }

    /** The statements, as {@link TreeReader} has them. Empty where the parser must say. */
    static Optional<List<PythonStatement>> read(String text) {
        try {
            PlainText place = new PlainText(text);
            PlainModule module = new PlainModule(place);
            module.following = place.nextStatement();
            List<PythonStatement> statements = module.following < 0 ? List.of() : module.block(0);
            return place.ended() ? Optional.of(statements) : Optional.empty();
        } catch (NotPlain parserMustSay) {
            return Optional.empty();
        }
    }

    /** The statements from here on that stand as far in as they must. */
    private List<PythonStatement> block(int indent) {
        if (++depth > DEEPEST) {
            throw NotPlain.INSTANCE;
        }
        List<PythonStatement> statements = new ArrayList<>();
        while (following == indent) {
            PythonStatement statement = blocks.statement(indent);
            if (statement == null) {
                line(statements);
            } else {
                statements.add(statement);
            }
        }
        if (following > indent) {
            throw NotPlain.INSTANCE;
        }
        depth--;
        return statements;
    }

    /** The block of a statement that stands so far in: behind its colon, or on the lines after it. */
    List<PythonStatement> body(int indent) {
        text.expect(':');
        text.blanks();
        if (!text.atEndOfLine()) {
            List<PythonStatement> statements = new ArrayList<>();
            line(statements);
            return statements;
        }
        text.endOfStatement();
        following = text.nextStatement();
        if (following <= indent) {
            throw NotPlain.INSTANCE;
        }
        return block(following);
    }

    /** Whether the word begins the statement that follows, which stands so far in; goes over it if so. */
    boolean follows(int indent, String word) {
        return following == indent && text.take(word);
    }

    /** Goes on to the statement after a line that has been read. */
    int nextStatement() {
        text.endOfStatement();
        following = text.nextStatement();
        return following;
    }

    /** The names that the function around assigns, so far. */
    Set<String> assigned() {
        return assigned;
    }

    /** Gives names to the function around, or to none if they can't be assigned. */
    void claim(PythonExpression target) {
        PlainExpressions.claim(PlainExpressions.alone(target), assigned);
    }

    /** Gives a name to the function around. */
    void claim(String name) {
        assigned.add(name);
    }

    /** Goes into a function or class, which has names of its own; returns those of what is around. */
    Set<String> enter() {
        Set<String> outer = assigned;
        assigned = new LinkedHashSet<>();
        return outer;
    }

    /** Goes back to what is around a function or class; returns the names of its own. */
    List<String> leave(Set<String> outer) {
        List<String> own = List.copyOf(assigned);
        assigned = outer;
        return own;
    }

    /** Reads the statements of one line. */
    private void line(List<PythonStatement> into) {
        do {
            simple(text.line(), into);
            if (!text.take(';')) {
                break;
            }
            text.blanks();
        } while (!text.atEndOfLine());
        nextStatement();
    }

    private void simple(int line, List<PythonStatement> into) {
        // most statements begin with none of these letters
        switch (text.peek()) {
            case 'i' -> {
                if (text.take("import")) {
                    imports(line, into);
                    return;
                }
            }
            case 'f' -> {
                if (text.take("from")) {
                    importsFrom(line, into);
                    return;
                }
            }
            default -> {}
        }
        PythonStatement statement = ofKeyword(line);
        into.add(statement == null ? assignment(line) : statement);
    }

    private @Nullable PythonStatement ofKeyword(int line) {
        return switch (text.peek()) {
            case 'p' -> text.take("pass") ? new PythonStatement.Pass(line) : null;
            case 'r' ->
                text.take("return")
                        ? new PythonStatement.Return(line, endsHere() ? null : expressions.list())
                        : text.take("raise") ? raise(line) : null;
            case 'b' -> text.take("break") ? new PythonStatement.Break(line) : null;
            case 'c' -> text.take("continue") ? new PythonStatement.Continue(line) : null;
            case 'a' -> text.take("assert") ? assertion(line) : null;
            case 'd' -> text.take("del") ? deletion(line) : null;
            default -> null;
        };
    }

    private boolean endsHere() {
        return text.atEndOfLine() || text.peek() == ';';
    }

    private PythonStatement raise(int line) {
        PythonExpression exception = endsHere() ? null : expressions.expression();
        if (exception != null && text.take("from")) {
            expressions.expression();
            return new PythonStatement.Foreign(line, "a raise statement");
        }
        return new PythonStatement.Raise(line, exception);
    }

    private PythonStatement assertion(int line) {
        expressions.expression();
        if (text.take(',')) {
            text.blanks();
            expressions.expression();
        }
        return new PythonStatement.Foreign(line, "an assert statement");
    }

    private PythonStatement deletion(int line) {
        do {
            text.blanks();
            single(expressions.target(new HashSet<>()));
        } while (text.take(','));
        return new PythonStatement.Foreign(line, "a del statement");
    }

    /** Not several targets in one. */
    private static void single(PythonExpression target) {
        if (target instanceof PythonExpression.TupleOf || target instanceof PythonExpression.ListOf) {
            throw NotPlain.INSTANCE;
        }
    }

    /** An assignment of any kind, or an expression alone. */
    private PythonStatement assignment(int line) {
        boolean brackets = text.peek() == '(';
        PythonExpression first = expressions.list();
        if (text.take(':')) {
            text.blanks();
            if (brackets && !(first instanceof PythonExpression.Name)) {
                // Python refuses most that begins with brackets, though not all
                throw NotPlain.INSTANCE;
            }
            return annotated(line, first);
        }
        PlainOperator operator = PlainOperator.assigning(text);
        if (operator != null) {
            text.skip(operator.length() + 1);
            single(first);
            claim(first);
            return new PythonStatement.Augment(line, first, operator.special(), expressions.list());
        }
        if (!text.takeEquals()) {
            return new PythonStatement.Evaluate(line, first);
        }
        text.blanks();
        List<PythonExpression> targets = new ArrayList<>();
        targets.add(first);
        PythonExpression value = expressions.list();
        while (text.takeEquals()) {
            text.blanks();
            targets.add(value);
            value = expressions.list();
        }
        for (PythonExpression target : targets) {
            claim(target);
        }
        return new PythonStatement.Assign(line, targets, value, null);
    }

    private PythonStatement annotated(int line, PythonExpression target) {
        single(target);
        PlainExpressions.claim(PlainExpressions.alone(target), new HashSet<>());
        PythonExpression annotation = expressions.expression();
        if (!text.takeEquals()) {
            return new PythonStatement.Evaluate(line, annotation);
        }
        text.blanks();
        claim(target);
        return new PythonStatement.Assign(line, List.of(target), expressions.list(), annotation);
    }

    private void imports(int line, List<PythonStatement> into) {
        do {
            text.blanks();
            String module = dotted();
            String as = alias();
            int dot = module.indexOf('.');
            claim(as != null ? as : dot < 0 ? module : module.substring(0, dot));
            into.add(new PythonStatement.Import(line, module, as));
        } while (text.take(','));
    }

    private void importsFrom(int line, List<PythonStatement> into) {
        int level = 0;
        while (text.take('.')) {
            level++;
        }
        text.blanks();
        String module = level > 0 && text.word("import") ? "" : dotted();
        text.expect("import");
        if (text.take('*')) {
            claim("*");
            into.add(new PythonStatement.ImportFrom(line, module, level, "*", null));
            return;
        }
        boolean brackets = text.peek() == '(';
        char closing = brackets ? text.open() : '\n';
        boolean more;
        do {
            String name = text.name();
            String as = alias();
            claim(as == null ? name : as);
            into.add(new PythonStatement.ImportFrom(line, module, level, name, as));
            more = text.take(',');
            text.blanks();
        } while (more && !(brackets && text.peek() == closing));
        if (brackets && !text.close(closing)) {
            throw NotPlain.INSTANCE;
        }
    }

    private @Nullable String alias() {
        return text.take("as") ? text.name() : null;
    }

    private String dotted() {
        String name = text.name();
        while (text.take('.')) {
            text.blanks();
            name += "." + text.name();
        }
        return name;
    }
}
