package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.AliasTy;
import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.BoolOpTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExceptHandlerTy;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.sst.WithItemTy;
import dev.aludel.script.literal.PythonExpression;
import dev.aludel.script.literal.PythonStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies the parser's tree into the evaluator's own, which knows nothing of the parser. */
final class TreeReader {

    /** The names that the function around assigns, so far. */
    private Set<String> assigned = new LinkedHashSet<>();

    private boolean yields;

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
        int line = line(statement);
        switch (statement) {
            case StmtTy.Expr alone -> into.add(new PythonStatement.Evaluate(line, expression(alone.value)));
            case StmtTy.Assign assign ->
                into.add(new PythonStatement.Assign(line, targets(assign.targets), expression(assign.value), null));
            case StmtTy.AnnAssign assign -> {
                if (assign.value == null) {
                    into.add(new PythonStatement.Evaluate(line, expression(assign.annotation)));
                } else {
                    into.add(new PythonStatement.Assign(
                            line,
                            targets(new ExprTy[] {assign.target}),
                            expression(assign.value),
                            expression(assign.annotation)));
                }
            }
            case StmtTy.AugAssign assign ->
                into.add(new PythonStatement.Augment(
                        line, target(assign.target), operator(assign.op), expression(assign.value)));
            case StmtTy.Import imports -> {
                for (AliasTy alias : imports.names) {
                    String top =
                            alias.name.contains(".") ? alias.name.substring(0, alias.name.indexOf('.')) : alias.name;
                    assigned.add(alias.asName == null ? top : alias.asName);
                    into.add(new PythonStatement.Import(line, alias.name, alias.asName));
                }
            }
            case StmtTy.ImportFrom imports -> {
                for (AliasTy alias : imports.names) {
                    assigned.add(alias.asName == null ? alias.name : alias.asName);
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
                assigned.add(function.name);
                into.add(new PythonStatement.Function(
                        line, function.name, List.of(), List.of(), List.of(), List.of(), false));
            }
            case StmtTy.ClassDef type -> into.add(type(line, type));
            case StmtTy.For loop
            when empty(loop.orElse) ->
                into.add(new PythonStatement.Loop(line, target(loop.target), expression(loop.iter), body(loop.body)));
            case StmtTy.While loop
            when empty(loop.orElse) ->
                into.add(new PythonStatement.While(line, expression(loop.test), body(loop.body)));
            case StmtTy.Break end -> into.add(new PythonStatement.Break(line));
            case StmtTy.Continue next -> into.add(new PythonStatement.Continue(line));
            case StmtTy.With with -> into.add(with(with, 0));
            case StmtTy.If choice ->
                into.add(new PythonStatement.If(line, expression(choice.test), body(choice.body), body(choice.orElse)));
            case StmtTy.Try attempt -> into.add(attempt(line, attempt));
            case StmtTy.Return end ->
                into.add(new PythonStatement.Return(line, end.value == null ? null : expression(end.value)));
            case StmtTy.Raise raise
            when raise.cause == null ->
                into.add(new PythonStatement.Raise(line, raise.exc == null ? null : expression(raise.exc)));
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
                assigned.add(known.name);
            }
            body(known.body);
        }
        return new PythonStatement.Try(line, body, body(attempt.orElse), body(attempt.finalBody));
    }

    /** Each manager of {@code with a, b:} has a block of its own around the next one's. */
    private PythonStatement with(StmtTy.With with, int item) {
        WithItemTy manager = with.items[item];
        PythonExpression opened = expression(manager.contextExpr);
        PythonExpression target = manager.optionalVars == null ? null : target(manager.optionalVars);
        return new PythonStatement.With(
                line(with),
                opened,
                target,
                item + 1 < with.items.length ? List.of(with(with, item + 1)) : body(with.body));
    }

    private PythonStatement function(int line, StmtTy.FunctionDef function) {
        assigned.add(function.name);
        ArgumentsTy signature = function.args;
        List<PythonExpression> annotations = new ArrayList<>();
        List<PythonStatement.Parameter> parameters = new ArrayList<>();
        boolean plain = empty(function.decoratorList)
                && empty(function.typeParams)
                && (signature == null
                        || empty(signature.posOnlyArgs)
                                && empty(signature.kwOnlyArgs)
                                && signature.varArg == null
                                && signature.kwArg == null);
        if (plain && signature != null && signature.args != null) {
            int defaults = signature.defaults == null ? 0 : signature.defaults.length;
            for (int i = 0; i < signature.args.length; i++) {
                ArgTy parameter = signature.args[i];
                int position = i - (signature.args.length - defaults);
                parameters.add(new PythonStatement.Parameter(
                        parameter.arg, position < 0 ? null : expression(signature.defaults[position])));
                if (parameter.annotation != null) {
                    annotations.add(expression(parameter.annotation));
                }
            }
        }
        if (function.returns != null) {
            annotations.add(expression(function.returns));
        }
        Set<String> outer = assigned;
        boolean outerYields = yields;
        assigned = new LinkedHashSet<>();
        yields = false;
        List<PythonStatement> body = body(function.body);
        List<String> locals = List.copyOf(assigned);
        plain &= !yields;
        assigned = outer;
        yields = outerYields;
        return new PythonStatement.Function(line, function.name, parameters, annotations, body, locals, plain);
    }

    private PythonStatement type(int line, StmtTy.ClassDef type) {
        assigned.add(type.name);
        Set<String> outer = assigned;
        assigned = new LinkedHashSet<>();
        List<PythonStatement> body = body(type.body);
        assigned = outer;
        boolean plain = empty(type.decoratorList) && empty(type.keywords) && empty(type.typeParams);
        return new PythonStatement.ClassDefinition(line, type.name, expressions(type.bases), body, plain);
    }

    private List<PythonExpression> targets(ExprTy[] targets) {
        List<PythonExpression> read = new ArrayList<>(targets.length);
        for (ExprTy target : targets) {
            read.add(target(target));
        }
        return read;
    }

    /** What is assigned to; the names in it belong to the function from its first line on. */
    private PythonExpression target(ExprTy target) {
        PythonExpression read = expression(target);
        claim(read);
        return read;
    }

    private void claim(PythonExpression target) {
        switch (target) {
            case PythonExpression.Name name -> assigned.add(name.name());
            case PythonExpression.TupleOf tuple -> tuple.elements().forEach(this::claim);
            case PythonExpression.ListOf list -> list.elements().forEach(this::claim);
            default -> {}
        }
    }

    private PythonExpression expression(ExprTy expression) {
        int line = line(expression);
        return switch (expression) {
            case ExprTy.Name name -> new PythonExpression.Name(line, name.id);
            case ExprTy.Constant constant -> constant(line, constant.value);
            case ExprTy.Attribute attribute ->
                new PythonExpression.Attribute(line, expression(attribute.value), attribute.attr);
            case ExprTy.Subscript item ->
                new PythonExpression.Item(line, expression(item.value), expression(item.slice));
            case ExprTy.Call call ->
                new PythonExpression.Call(line, expression(call.func), expressions(call.args), keywords(call.keywords));
            case ExprTy.Starred starred -> new PythonExpression.Starred(line, expression(starred.value));
            case ExprTy.Tuple tuple -> new PythonExpression.TupleOf(line, expressions(tuple.elements));
            case ExprTy.List list -> new PythonExpression.ListOf(line, expressions(list.elements));
            case ExprTy.Dict dict -> dictionary(line, dict);
            case ExprTy.JoinedStr text -> new PythonExpression.Formatted(line, expressions(text.values));
            case ExprTy.FormattedValue value ->
                new PythonExpression.Replacement(
                        line,
                        expression(value.value),
                        value.conversion == -1 ? null : Character.toString(value.conversion),
                        value.formatSpec == null ? null : expression(value.formatSpec));
            case ExprTy.BinOp binary ->
                new PythonExpression.Binary(
                        line, expression(binary.left), operator(binary.op), expression(binary.right));
            case ExprTy.UnaryOp unary ->
                new PythonExpression.Unary(
                        line,
                        switch (unary.op) {
                            case Invert -> "invert";
                            case Not -> "not";
                            case UAdd -> "pos";
                            case USub -> "neg";
                        },
                        expression(unary.operand));
            case ExprTy.Compare compare -> comparison(line, compare);
            case ExprTy.BoolOp logical ->
                new PythonExpression.Logical(line, logical.op == BoolOpTy.And, expressions(logical.values));
            case ExprTy.IfExp choice ->
                new PythonExpression.Conditional(
                        line, expression(choice.test), expression(choice.body), expression(choice.orElse));
            case ExprTy.Slice slice
            when slice.step == null ->
                new PythonExpression.Slice(
                        line,
                        slice.lower == null ? null : expression(slice.lower),
                        slice.upper == null ? null : expression(slice.upper));
            case ExprTy.Set set -> new PythonExpression.SetOf(line, expressions(set.elements));
            case ExprTy.ListComp list ->
                comprehension(line, PythonExpression.Made.LIST, expression(list.element), list.generators);
            case ExprTy.SetComp set ->
                comprehension(line, PythonExpression.Made.SET, expression(set.element), set.generators);
            case ExprTy.DictComp dict ->
                comprehension(
                        line,
                        PythonExpression.Made.DICTIONARY,
                        new PythonExpression.TupleOf(line, List.of(expression(dict.key), expression(dict.value))),
                        dict.generators);
            case ExprTy.GeneratorExp generator ->
                comprehension(
                        line, PythonExpression.Made.ITERATOR, expression(generator.element), generator.generators);
            default -> foreign(line, expression);
        };
    }

    private PythonExpression foreign(int line, ExprTy expression) {
        return new PythonExpression.Foreign(
                line,
                switch (expression) {
                    case ExprTy.Lambda lambda -> "a lambda";
                    case ExprTy.Slice slice -> "a slice with a step";
                    case ExprTy.NamedExpr named -> {
                        claim(expression(named.target));
                        yield "an assignment expression";
                    }
                    case ExprTy.Yield given -> {
                        yields = true;
                        yield "a yield";
                    }
                    case ExprTy.YieldFrom given -> {
                        yields = true;
                        yield "a yield";
                    }
                    default -> "an await";
                });
    }

    private static PythonExpression constant(int line, ConstantValue value) {
        return switch (value.kind) {
            case NONE -> new PythonExpression.Constant(line, null);
            case BOOLEAN -> new PythonExpression.Constant(line, value.getBoolean());
            case LONG -> new PythonExpression.Constant(line, value.getLong());
            case BIGINTEGER -> new PythonExpression.Constant(line, value.getBigInteger());
            case DOUBLE -> new PythonExpression.Constant(line, value.getDouble());
            case CODEPOINTS ->
                new PythonExpression.Constant(line, value.getCodePoints().toJavaString());
            case BYTES -> new PythonExpression.Foreign(line, "a bytes literal");
            case ELLIPSIS -> new PythonExpression.Foreign(line, "an ellipsis");
            case COMPLEX -> new PythonExpression.Foreign(line, "a complex number");
            case TUPLE, FROZENSET -> new PythonExpression.Foreign(line, "a folded constant");
        };
    }

    private PythonExpression dictionary(int line, ExprTy.Dict dict) {
        List<@Nullable PythonExpression> keys = new ArrayList<>();
        List<PythonExpression> values = new ArrayList<>();
        for (int i = 0; dict.values != null && i < dict.values.length; i++) {
            keys.add(dict.keys[i] == null ? null : expression(dict.keys[i]));
            values.add(expression(dict.values[i]));
        }
        return new PythonExpression.DictionaryOf(line, keys, values);
    }

    /** {@code a < b < c} is {@code a < b and b < c} where looking at b twice makes no difference. */
    private PythonExpression comparison(int line, ExprTy.Compare compare) {
        List<PythonExpression> parts = new ArrayList<>();
        PythonExpression left = expression(compare.left);
        for (int i = 0; i < compare.ops.length; i++) {
            PythonExpression right = expression(compare.comparators[i]);
            parts.add(new PythonExpression.Comparison(line, left, comparison(compare.ops[i]), right));
            boolean twice = i + 1 < compare.ops.length;
            if (twice && !(right instanceof PythonExpression.Name || right instanceof PythonExpression.Constant)) {
                return new PythonExpression.Foreign(line, "a chained comparison");
            }
            left = right;
        }
        return parts.size() == 1 ? parts.getFirst() : new PythonExpression.Logical(line, true, parts);
    }

    private PythonExpression comprehension(
            int line, PythonExpression.Made made, PythonExpression element, ComprehensionTy[] generators) {
        List<PythonExpression.Generator> read = new ArrayList<>();
        for (ComprehensionTy generator : generators) {
            if (generator.isAsync) {
                return new PythonExpression.Foreign(line, "an asynchronous comprehension");
            }
            read.add(new PythonExpression.Generator(
                    expression(generator.target), expression(generator.iter), expressions(generator.ifs)));
        }
        return new PythonExpression.Comprehension(line, made, element, read);
    }

    private List<PythonExpression> expressions(ExprTy @Nullable [] expressions) {
        List<PythonExpression> read = new ArrayList<>(expressions == null ? 0 : expressions.length);
        for (ExprTy expression : expressions == null ? new ExprTy[0] : expressions) {
            read.add(expression(expression));
        }
        return read;
    }

    private List<PythonExpression.Keyword> keywords(KeywordTy @Nullable [] keywords) {
        List<PythonExpression.Keyword> read = new ArrayList<>(keywords == null ? 0 : keywords.length);
        for (KeywordTy keyword : keywords == null ? new KeywordTy[0] : keywords) {
            read.add(new PythonExpression.Keyword(keyword.arg, expression(keyword.value)));
        }
        return read;
    }

    private static String operator(OperatorTy operator) {
        return switch (operator) {
            case Add -> "add";
            case Sub -> "sub";
            case Mult -> "mul";
            case MatMult -> "matmul";
            case Div -> "truediv";
            case Mod -> "mod";
            case Pow -> "pow";
            case LShift -> "lshift";
            case RShift -> "rshift";
            case BitOr -> "or";
            case BitXor -> "xor";
            case BitAnd -> "and";
            case FloorDiv -> "floordiv";
        };
    }

    private static String comparison(CmpOpTy operator) {
        return switch (operator) {
            case Eq -> "eq";
            case NotEq -> "ne";
            case Lt -> "lt";
            case LtE -> "le";
            case Gt -> "gt";
            case GtE -> "ge";
            case Is -> "is";
            case IsNot -> "is not";
            case In -> "in";
            case NotIn -> "not in";
        };
    }

    private static boolean empty(Object @Nullable [] array) {
        return array == null || array.length == 0;
    }

    private static int line(SSTNode node) {
        return node.getSourceRange().startLine;
    }
}
