package dev.aludel.script.python;

import dev.aludel.script.literal.PythonExpression;
import dev.aludel.script.literal.PythonStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole revision file as Alembic's templates and autogenerate write it, several times faster than GraalPy's
 * parser: imports, assignments to names, functions, calls, {@code with} and {@code return}. At the first thing that is
 * anything else it gives up, and that parser reads the file; what it does read, the parser reads alike.
 */
final class PlainModule {
    private final PlainText text;
    private final PlainExpressions expressions;

    /** The names that the function around assigns, so far. */
    private Set<String> assigned = new LinkedHashSet<>();

    /** How far in the statement stands that follows the last block; -1 where none follows. */
    private int following;

    private PlainModule(PlainText text) {
        this.text = text;
        this.expressions = new PlainExpressions(text);
    }

    /** The statements, as {@link TreeReader} has them. Empty where the parser must say. */
    static Optional<List<PythonStatement>> read(String text) {
        try {
            PlainText place = new PlainText(text);
            PlainModule module = new PlainModule(place);
            int indent = place.nextStatement();
            List<PythonStatement> statements = indent < 0 ? List.of() : module.block(0, indent);
            return place.ended() ? Optional.of(statements) : Optional.empty();
        } catch (NotPlain parserMustSay) {
            return Optional.empty();
        }
    }

    /** The statements from here on that stand as far in as they must; {@code indent} is how far the first does. */
    private List<PythonStatement> block(int wanted, int indent) {
        List<PythonStatement> statements = new ArrayList<>();
        int next = indent;
        while (next == wanted) {
            next = statement(wanted, statements);
        }
        if (next > wanted) {
            throw NotPlain.INSTANCE;
        }
        following = next;
        return statements;
    }

    /** Reads one statement; returns how far in the next one stands. */
    private int statement(int indent, List<PythonStatement> into) {
        int line = text.line();
        if (text.take("def")) {
            into.add(function(line, indent));
            return following;
        }
        if (text.take("with")) {
            into.add(with(line, indent));
            return following;
        }
        if (text.take("import")) {
            imports(line, into);
        } else if (text.take("from")) {
            importsFrom(line, into);
        } else if (text.take("pass")) {
            into.add(new PythonStatement.Pass(line));
        } else if (text.take("return")) {
            boolean nothing = text.peek() == '\n' || text.peek() == '#';
            into.add(new PythonStatement.Return(line, nothing ? null : expressions.expression()));
        } else {
            into.add(simple(line));
        }
        text.endOfStatement();
        return text.nextStatement();
    }

    private PythonStatement simple(int line) {
        PythonExpression first = expressions.expression();
        PythonExpression annotation = null;
        if (text.take(':')) {
            name(first);
            text.blanks();
            annotation = expressions.expression();
            if (text.peek() != '=') {
                return new PythonStatement.Evaluate(line, annotation);
            }
        }
        if (!text.takeEquals()) {
            return new PythonStatement.Evaluate(line, first);
        }
        text.blanks();
        List<PythonExpression> targets = new ArrayList<>();
        targets.add(first);
        PythonExpression value = expressions.expression();
        while (annotation == null && text.takeEquals()) {
            text.blanks();
            targets.add(value);
            value = expressions.expression();
        }
        targets.forEach(target -> assigned.add(name(target)));
        return new PythonStatement.Assign(line, targets, value, annotation);
    }

    private static String name(PythonExpression target) {
        if (target instanceof PythonExpression.Name name) {
            return name.name();
        }
        throw NotPlain.INSTANCE;
    }

    private void imports(int line, List<PythonStatement> into) {
        do {
            text.blanks();
            String module = dotted();
            String as = alias();
            int dot = module.indexOf('.');
            assigned.add(as != null ? as : dot < 0 ? module : module.substring(0, dot));
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
        if (!text.take("import")) {
            throw NotPlain.INSTANCE;
        }
        boolean brackets = text.peek() == '(';
        char closing = brackets ? text.open() : '\n';
        boolean more;
        do {
            String name = text.name();
            String as = alias();
            assigned.add(as == null ? name : as);
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

    private PythonStatement function(int line, int indent) {
        String name = text.name();
        assigned.add(name);
        if (text.peek() != '(') {
            throw NotPlain.INSTANCE;
        }
        char closing = text.open();
        List<PythonStatement.Parameter> parameters = new ArrayList<>();
        List<PythonExpression> annotations = new ArrayList<>();
        boolean defaults = false;
        while (!text.close(closing)) {
            String parameter = text.name();
            if (text.take(':')) {
                text.blanks();
                annotations.add(expressions.expression());
            }
            PythonExpression value = null;
            if (text.takeEquals()) {
                text.blanks();
                value = expressions.expression();
                defaults = true;
            } else if (defaults) {
                throw NotPlain.INSTANCE;
            }
            parameters.add(new PythonStatement.Parameter(parameter, value));
            if (!text.take(',') && text.peek() != closing) {
                throw NotPlain.INSTANCE;
            }
            text.blanks();
        }
        text.blanks();
        if (text.take('-')) {
            text.expect('>');
            text.blanks();
            annotations.add(expressions.expression());
        }
        Set<String> outer = assigned;
        assigned = new LinkedHashSet<>();
        List<PythonStatement> body = body(indent);
        List<String> locals = List.copyOf(assigned);
        assigned = outer;
        return new PythonStatement.Function(line, name, parameters, annotations, body, locals, true);
    }

    private PythonStatement with(int line, int indent) {
        PythonExpression manager = expressions.expression();
        PythonExpression target = null;
        if (text.take("as")) {
            target = expressions.expression();
            assigned.add(name(target));
        }
        return new PythonStatement.With(line, manager, target, body(indent));
    }

    /** The block of a statement, on the lines after it. */
    private List<PythonStatement> body(int indent) {
        text.expect(':');
        text.endOfStatement();
        int inner = text.nextStatement();
        if (inner <= indent) {
            throw NotPlain.INSTANCE;
        }
        return block(inner, inner);
    }
}
