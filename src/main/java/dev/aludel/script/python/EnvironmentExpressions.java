package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.BoolOpTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.UnaryOpTy;
import dev.aludel.script.python.EnvironmentReader.Unreadable;
import dev.aludel.script.python.EnvironmentValue.Attributes;
import dev.aludel.script.python.EnvironmentValue.Configuration;
import dev.aludel.script.python.EnvironmentValue.Connection;
import dev.aludel.script.python.EnvironmentValue.Engine;
import dev.aludel.script.python.EnvironmentValue.Function;
import dev.aludel.script.python.EnvironmentValue.Literal;
import dev.aludel.script.python.EnvironmentValue.Method;
import dev.aludel.script.python.EnvironmentValue.Named;
import dev.aludel.script.python.EnvironmentValue.Opaque;
import dev.aludel.script.python.EnvironmentValue.Place;
import dev.aludel.script.python.EnvironmentValue.Table;
import dev.aludel.script.python.EnvironmentValue.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the expressions of an env.py come to. */
final class EnvironmentExpressions {
    private final EnvironmentReader reader;
    private final EnvironmentCalls calls;
    private final Path file;

    EnvironmentExpressions(EnvironmentReader reader, EnvironmentCalls calls, Path file) {
        this.reader = reader;
        this.calls = calls;
        this.file = file;
    }

    /** Whether the value counts as true, where that is known. */
    Optional<Boolean> truth(EnvironmentValue value) {
        return switch (value) {
            case Literal literal ->
                Optional.of(
                        literal.value() instanceof Boolean truth
                                ? truth
                                : literal.value() instanceof String text
                                        ? !text.isEmpty()
                                        : literal.value() instanceof Long number && number != 0);
            case Engine engine -> Optional.of(true);
            case Connection connection -> Optional.of(true);
            case Table table -> Optional.of(!table.items().isEmpty());
            default -> Optional.empty();
        };
    }

    /** What the expression comes to. */
    EnvironmentValue value(ExprTy expression) {
        return switch (expression) {
            case ExprTy.Constant constant -> literal(constant.value);
            case ExprTy.Name name ->
                name.id.equals("__file__") ? new Place(file.toAbsolutePath()) : reader.lookUp(name.id);
            case ExprTy.Attribute attribute -> attribute(value(attribute.value), attribute.attr);
            case ExprTy.Await await -> value(await.value);
            case ExprTy.Call call -> calls.call(call);
            case ExprTy.Subscript item -> item(value(item.value), value(item.slice));
            case ExprTy.Dict dict -> table(dict);
            case ExprTy.IfExp choice -> {
                Optional<Boolean> truth = truth(value(choice.test));
                if (truth.isPresent()) {
                    yield value(truth.get() ? choice.body : choice.orElse);
                }
                yield harmless(value(choice.body), value(choice.orElse));
            }
            case ExprTy.BoolOp both -> both(both);
            case ExprTy.UnaryOp not
            when not.op == UnaryOpTy.Not ->
                truth(value(not.operand))
                        .<EnvironmentValue>map(truth -> new Literal(!truth))
                        .orElseGet(Opaque::new);
            case ExprTy.Compare compare
            when compare.ops.length == 1 -> compare(value(compare.left), compare.ops[0], value(compare.comparators[0]));
            default -> {
                reader.inert(expression);
                yield new Opaque();
            }
        };
    }

    private static EnvironmentValue literal(ConstantValue value) {
        return switch (value.kind) {
            case CODEPOINTS -> new Literal(value.getCodePoints().toJavaString());
            case BOOLEAN -> new Literal(value.getBoolean());
            case LONG -> new Literal(value.getLong());
            case NONE -> new Literal(null);
            case DOUBLE, BIGINTEGER, COMPLEX, BYTES, ELLIPSIS, TUPLE, FROZENSET -> new Opaque();
        };
    }

    /** One of several values, it isn't known which. */
    private static EnvironmentValue harmless(EnvironmentValue... several) {
        for (EnvironmentValue value : several) {
            if (EnvironmentValue.matters(value)) {
                throw new Unreadable("which of two values is taken");
            }
        }
        return new Opaque();
    }

    private EnvironmentValue both(ExprTy.BoolOp both) {
        EnvironmentValue last = new Literal(null);
        for (ExprTy part : both.values) {
            last = value(part);
            Optional<Boolean> truth = truth(last);
            if (truth.isEmpty()) {
                List<EnvironmentValue> rest = new ArrayList<>();
                for (ExprTy other : both.values) {
                    rest.add(value(other));
                }
                return harmless(rest.toArray(EnvironmentValue[]::new));
            }
            if (truth.get() == (both.op == BoolOpTy.Or)) {
                return last;
            }
        }
        return last;
    }

    private static EnvironmentValue compare(EnvironmentValue left, CmpOpTy operator, EnvironmentValue right) {
        boolean known = left instanceof Literal && right instanceof Literal;
        boolean none = right instanceof Literal literal && literal.value() == null;
        boolean something = left instanceof Engine || left instanceof Connection || left instanceof Place;
        return switch (operator) {
            case Is, Eq -> known || none && something ? new Literal(left.equals(right)) : new Opaque();
            case IsNot, NotEq -> known || none && something ? new Literal(!left.equals(right)) : new Opaque();
            case In -> right instanceof Attributes ? new Literal(false) : new Opaque();
            case NotIn -> right instanceof Attributes ? new Literal(true) : new Opaque();
            case Lt, LtE, Gt, GtE -> new Opaque();
        };
    }

    private EnvironmentValue attribute(EnvironmentValue owner, String name) {
        return switch (owner) {
            case Named named -> {
                String whole = named.name() + "." + name;
                yield whole.equals("alembic.context.config") ? new Configuration() : new Named(whole);
            }
            case Configuration configuration when name.equals("attributes") -> new Attributes();
            case Configuration configuration
            when Set.of("config_file_name", "config_ini_section").contains(name) -> new Named("ini." + name);
            case Engine engine when name.equals("sync_engine") -> new Engine(engine.url(), false);
            case Engine engine when Set.of("url", "dialect").contains(name) -> new Opaque();
            case Connection connection when name.equals("dialect") -> new Named("dialect");
            case Place place when name.equals("parent") -> place(place.path().getParent());
            case Opaque opaque -> opaque;
            case Function function -> new Opaque();
            case Configuration other -> new Method(owner, name);
            case Engine other -> new Method(owner, name);
            case Connection other -> new Method(owner, name);
            case Attributes other -> new Method(owner, name);
            case Table other -> new Method(owner, name);
            case Place other -> new Method(owner, name);
            case Literal other -> new Method(owner, name);
            case Transaction other -> new Method(owner, name);
            case Method other -> throw new Unreadable("." + name);
        };
    }

    static EnvironmentValue place(@Nullable Path path) {
        return path == null ? new Opaque() : new Place(path);
    }

    private EnvironmentValue item(EnvironmentValue owner, EnvironmentValue index) {
        return switch (owner) {
            case Opaque opaque -> opaque;
            case Named named when named.name().equals("os.environ") -> calls.environment(index, null);
            case Named named when !EnvironmentValue.matters(named) -> new Named(named.name() + "[]");
            case Table table
            when index instanceof Literal key && key.value() instanceof String name ->
                table.items().getOrDefault(name, new Opaque());
            case Method method
            when method.owner() instanceof Place place
                    && method.name().equals("parents")
                    && index instanceof Literal level
                    && level.value() instanceof Long number -> {
                Path path = place.path();
                for (long up = 0; up <= number && path != null; up++) {
                    path = path.getParent();
                }
                yield place(path);
            }
            default -> throw new Unreadable("an item of something");
        };
    }

    private EnvironmentValue table(ExprTy.Dict dict) {
        Map<String, EnvironmentValue> items = new LinkedHashMap<>();
        for (int index = 0; index < dict.keys.length; index++) {
            ExprTy key = dict.keys[index];
            EnvironmentValue value = value(dict.values[index]);
            if (key == null && value instanceof Table spread) {
                items.putAll(spread.items());
            } else if (key instanceof ExprTy.Constant constant
                    && constant.value.kind == ConstantValue.Kind.CODEPOINTS) {
                items.put(constant.value.getCodePoints().toJavaString(), value);
            } else {
                reader.inert(dict);
                return new Opaque();
            }
        }
        return new Table(items);
    }
}
