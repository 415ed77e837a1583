package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import dev.aludel.script.literal.PythonExpression;
import dev.aludel.script.literal.PythonStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies the parser's tree into the evaluator's own, which knows nothing of the parser. */
final class TreeReader {

    private final TreeExpressions expressions = new TreeExpressions();

    private TreeReader() {}

    /** The statements of a file. */
    static List<PythonStatement> read(List<StmtTy> statements) {
        return new TreeReader().body(statements.toArray(StmtTy[]::new));
    }

    private List<PythonStatement> body(StmtTy @Nullable [] statements) {
        List<PythonStatement> read = new ArrayList<>();
        for (StmtTy statement : statements == null ? new StmtTy[0] : statements) {
            statement(statement, read);
        }
        return read;
    }

    private void statement(StmtTy statement, List<PythonStatement> into) {
        int line = TreeExpressions.line(statement);
        switch (statement) {
            case StmtTy.Expr alone -> into.add(new PythonStatement.Evaluate(line, expressions.expression(alone.value)));
            case StmtTy.Assign assign ->
                into.add(new PythonStatement.Assign(
                        line, expressions.targets(assign.targets), expressions.expression(assign.value), null));
            case StmtTy.AnnAssign assign -> {
                if (assign.value == null) {
                    into.add(new PythonStatement.Evaluate(line, expressions.expression(assign.annotation)));
                } else {
                    into.add(new PythonStatement.Assign(
                            line,
                            expressions.targets(new ExprTy[] {assign.target}),
                            expressions.expression(assign.value),
                            expressions.expression(assign.annotation)));
                }
            }
            case StmtTy.AugAssign assign ->
                into.add(new PythonStatement.Augment(
                        line,
                        expressions.target(assign.target),
                        TreeExpressions.operator(assign.op),
                        expressions.expression(assign.value)));
            case StmtTy.Import imports -> {
                for (AliasTy alias : imports.names) {
                    String top =
                            alias.name.contains(".") ? alias.name.substring(0, alias.name.indexOf('.')) : alias.name;
                    expressions.assign(alias.asName == null ? top : alias.asName);
                    into.add(new PythonStatement.Import(line, alias.name, alias.asName));
                }
            }
            case StmtTy.ImportFrom imports -> {
                for (AliasTy alias : imports.names) {
                    expressions.assign(alias.asName == null ? alias.name : alias.asName);
                    into.add(new PythonStatement.ImportFrom(
                            line,
                            imports.module == null ? "" : imports.module,
                            imports.level,
                            alias.name,
                            alias.asName));
                }
            }
            case StmtTy.FunctionDef function -> into.add(function(line, function));
            case StmtTy.AsyncFunctionDef function -> {
                expressions.assign(function.name);
                into.add(new PythonStatement.Function(
                        line, function.name, List.of(), List.of(), List.of(), List.of(), false));
            }
            case StmtTy.ClassDef type -> into.add(type(line, type));
            case StmtTy.For loop
            when TreeExpressions.empty(loop.orElse) ->
                into.add(new PythonStatement.Loop(
                        line, expressions.target(loop.target), expressions.expression(loop.iter), body(loop.body)));
            case StmtTy.While loop
            when TreeExpressions.empty(loop.orElse) ->
                into.add(new PythonStatement.While(line, expressions.expression(loop.test), body(loop.body)));
            case StmtTy.Break end -> into.add(new PythonStatement.Break(line));
            case StmtTy.Continue next -> into.add(new PythonStatement.Continue(line));
            case StmtTy.With with -> into.add(with(with, 0));
            case StmtTy.If choice ->
                into.add(new PythonStatement.If(
                        line, expressions.expression(choice.test), body(choice.body), body(choice.orElse)));
            case StmtTy.Try attempt -> into.add(attempt(line, attempt));
            case StmtTy.Return end ->
                into.add(
                        new PythonStatement.Return(line, end.value == null ? null : expressions.expression(end.value)));
            case StmtTy.Raise raise
            when raise.cause == null ->
                into.add(new PythonStatement.Raise(line, raise.exc == null ? null : expressions.expression(raise.exc)));
            case StmtTy.Pass pass -> into.add(new PythonStatement.Pass(line));
            default -> into.add(new PythonStatement.Foreign(line, words(statement)));
        }
    }

    private static String words(StmtTy statement) {
        return switch (statement) {
            case StmtTy.TryStar attempt -> "a try statement";
            case StmtTy.While loop -> "a while loop with else";
            case StmtTy.For loop -> "a for loop with else";
            case StmtTy.Raise raise -> "a raise statement";
            case StmtTy.Assert claim -> "an assert statement";
            case StmtTy.Global names -> "a global statement";
            case StmtTy.Nonlocal names -> "a nonlocal statement";
            case StmtTy.Delete deletion -> "a del statement";
            case StmtTy.Match match -> "a match statement";
            default -> "an asynchronous statement";
        };
    }

    private PythonStatement attempt(int line, StmtTy.Try attempt) {
        List<PythonStatement> body = body(attempt.body);
        for (ExceptHandlerTy handler : attempt.handlers == null ? new ExceptHandlerTy[0] : attempt.handlers) {
            // the names that it binds are the function's
            ExceptHandlerTy.ExceptHandler known = (ExceptHandlerTy.ExceptHandler) handler;
            if (known.name != null) {
                expressions.assign(known.name);
            }
            body(known.body);
        }
        return new PythonStatement.Try(line, body, body(attempt.orElse), body(attempt.finalBody));
    }

    /** Each manager of {@code with a, b:} has a block of its own around the next one's. */
    private PythonStatement with(StmtTy.With with, int item) {
        WithItemTy manager = with.items[item];
        PythonExpression opened = expressions.expression(manager.contextExpr);
        PythonExpression target = manager.optionalVars == null ? null : expressions.target(manager.optionalVars);
        return new PythonStatement.With(
                TreeExpressions.line(with),
                opened,
                target,
                item + 1 < with.items.length ? List.of(with(with, item + 1)) : body(with.body));
    }

    private PythonStatement function(int line, StmtTy.FunctionDef function) {
        expressions.assign(function.name);
        ArgumentsTy signature = function.args;
        List<PythonExpression> annotations = new ArrayList<>();
        List<PythonStatement.Parameter> parameters = new ArrayList<>();
        boolean plain = TreeExpressions.empty(function.decoratorList)
                && TreeExpressions.empty(function.typeParams)
                && (signature == null
                        || TreeExpressions.empty(signature.posOnlyArgs)
                                && TreeExpressions.empty(signature.kwOnlyArgs)
                                && signature.varArg == null
                                && signature.kwArg == null);
        if (plain && signature != null && signature.args != null) {
            int defaults = signature.defaults == null ? 0 : signature.defaults.length;
            for (int i = 0; i < signature.args.length; i++) {
                ArgTy parameter = signature.args[i];
                int position = i - (signature.args.length - defaults);
                parameters.add(new PythonStatement.Parameter(
                        parameter.arg, position < 0 ? null : expressions.expression(signature.defaults[position])));
                if (parameter.annotation != null) {
                    annotations.add(expressions.expression(parameter.annotation));
                }
            }
        }
        if (function.returns != null) {
            annotations.add(expressions.expression(function.returns));
        }
        List<PythonStatement> body = new ArrayList<>();
        TreeExpressions.Inside inside = expressions.within(() -> body.addAll(body(function.body)));
        return new PythonStatement.Function(
                line, function.name, parameters, annotations, body, inside.assigned(), plain && !inside.yields());
    }

    private PythonStatement type(int line, StmtTy.ClassDef type) {
        expressions.assign(type.name);
        List<PythonStatement> body = new ArrayList<>();
        expressions.within(() -> body.addAll(body(type.body)));
        boolean plain = TreeExpressions.empty(type.decoratorList)
                && TreeExpressions.empty(type.keywords)
                && TreeExpressions.empty(type.typeParams);
        return new PythonStatement.ClassDefinition(line, type.name, expressions.expressions(type.bases), body, plain);
    }
}
