package dev.aludel.script.python;

import dev.aludel.script.literal.PythonExpression;
import dev.aludel.script.literal.PythonStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the statements that have blocks: functions, classes, conditions, loops, {@code with} and {@code try}. */
final class PlainBlocks {
    private final PlainModule module;
    private final PlainText text;
    private final PlainExpressions expressions;

    PlainBlocks(PlainModule module, PlainText text, PlainExpressions expressions) {
        this.module = module;
        this.text = text;
        this.expressions = expressions;
    }

    /** The statement that begins here, so far in; null where none begins that has a block. */
    @Nullable
    PythonStatement statement(int indent) {
        int line = text.line();
        return switch (text.peek()) {
            case 'd' -> text.take("def") ? function(line, indent, false) : null;
            case 'i' -> text.take("if") ? condition(line, indent) : null;
            case 'f' -> text.take("for") ? loop(line, indent) : null;
            case 'w' -> text.take("with") ? with(line, indent) : text.take("while") ? whileLoop(line, indent) : null;
            case 't' -> text.take("try") ? attempt(line, indent) : null;
            case 'c' -> text.take("class") ? type(line, indent, false) : null;
            case '@' -> decorated(indent);
            default -> null;
        };
    }

    private PythonStatement decorated(int indent) {
        while (text.take('@')) {
            text.blanks();
            expressions.expression();
            if (module.nextStatement() != indent) {
                throw NotPlain.INSTANCE;
            }
        }
        int line = text.line();
        if (text.take("class")) {
            return type(line, indent, true);
        }
        text.expect("def");
        return function(line, indent, true);
    }

    private PythonStatement function(int line, int indent, boolean decorated) {
        String name = text.name();
        module.claim(name);
        if (text.peek() != '(') {
            throw NotPlain.INSTANCE;
        }
        char closing = text.open();
        PlainSignature signature = PlainSignature.of(text, expressions, closing, true);
        text.close(closing);
        text.blanks();
        boolean plain = signature.plain() && !decorated;
        List<PythonExpression> annotations = new ArrayList<>(plain ? signature.annotations() : List.of());
        if (text.take('-')) {
            text.expect('>');
            text.blanks();
            annotations.add(expressions.expression());
        }
        Set<String> outer = module.enter();
        List<PythonStatement> body = module.body(indent);
        List<String> locals = module.leave(outer);
        return new PythonStatement.Function(
                line, name, plain ? signature.parameters() : List.of(), annotations, body, locals, plain);
    }

    private PythonStatement type(int line, int indent, boolean decorated) {
        String name = text.name();
        module.claim(name);
        List<PythonExpression> bases = List.of();
        boolean plain = !decorated;
        if (text.peek() == '(') {
            PythonExpression.Call call = expressions.bases(line, name);
            bases = call.arguments();
            plain &= call.keywords().isEmpty();
            if (bases.stream().anyMatch(PythonExpression.Comprehension.class::isInstance)) {
                // a generator needs brackets of its own here
                throw NotPlain.INSTANCE;
            }
        }
        Set<String> outer = module.enter();
        List<PythonStatement> body = module.body(indent);
        module.leave(outer);
        return new PythonStatement.ClassDefinition(line, name, bases, body, plain);
    }

    private PythonStatement condition(int line, int indent) {
        PythonExpression test = test();
        List<PythonStatement> then = module.body(indent);
        int next = text.line();
        List<PythonStatement> otherwise = List.of();
        if (module.follows(indent, "elif")) {
            otherwise = List.of(condition(next, indent));
        } else if (module.follows(indent, "else")) {
            otherwise = module.body(indent);
        }
        return new PythonStatement.If(line, test, then, otherwise);
    }

    /** A condition; {@code name := value} needs no brackets here. */
    private PythonExpression test() {
        int line = text.line();
        boolean atName = text.atName();
        PythonExpression test = expressions.expression();
        if (text.peek() != ':' || text.peek(1) != '=') {
            return test;
        }
        if (!atName || !(test instanceof PythonExpression.Name name)) {
            throw NotPlain.INSTANCE;
        }
        module.claim(name.name());
        text.skip(2);
        expressions.expression();
        return new PythonExpression.Foreign(line, "an assignment expression");
    }

    private PythonStatement loop(int line, int indent) {
        PythonExpression target = expressions.targets(module.assigned());
        text.expect("in");
        PythonExpression iterable = expressions.list();
        List<PythonStatement> body = module.body(indent);
        return withoutElse(indent, new PythonStatement.Loop(line, target, iterable, body));
    }

    private PythonStatement whileLoop(int line, int indent) {
        PythonExpression test = test();
        return withoutElse(indent, new PythonStatement.While(line, test, module.body(indent)));
    }

    private PythonStatement withoutElse(int indent, PythonStatement loop) {
        if (module.follows(indent, "else")) {
            throw NotPlain.INSTANCE;
        }
        return loop;
    }

    /** Each manager of {@code with a, b:} has a block of its own around the next one's. */
    private PythonStatement with(int line, int indent) {
        boolean brackets = text.peek() == '(';
        PythonExpression manager = expressions.expression();
        if (brackets && manager instanceof PythonExpression.TupleOf) {
            // the brackets may be around the managers
            throw NotPlain.INSTANCE;
        }
        PythonExpression target = null;
        if (text.take("as")) {
            target = expressions.target(module.assigned());
        }
        List<PythonStatement> body;
        if (text.take(',')) {
            text.blanks();
            body = List.of(with(line, indent));
        } else {
            body = module.body(indent);
        }
        return new PythonStatement.With(line, manager, target, body);
    }

    private PythonStatement attempt(int line, int indent) {
        List<PythonStatement> body = module.body(indent);
        boolean handled = false;
        boolean last = false;
        while (module.follows(indent, "except")) {
            if (last) {
                throw NotPlain.INSTANCE;
            }
            handled = true;
            last = text.peek() == ':';
            if (!last) {
                expressions.expression();
                if (text.take("as")) {
                    module.claim(text.name());
                }
            }
            module.body(indent);
        }
        List<PythonStatement> otherwise = handled && module.follows(indent, "else") ? module.body(indent) : List.of();
        boolean ends = module.follows(indent, "finally");
        if (!handled && !ends) {
            throw NotPlain.INSTANCE;
        }
        return new PythonStatement.Try(line, body, otherwise, ends ? module.body(indent) : List.of());
    }
}
