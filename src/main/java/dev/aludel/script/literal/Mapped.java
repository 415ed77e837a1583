package dev.aludel.script.literal;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says that names of the application stand for: {@code [aludel:types]}. The module that would
 * define such a name is not looked at. Immutable.
 */
final class Mapped {
    private static final Set<String> PACKAGES = Set.of("sqlalchemy_utils", "sqlmodel", "fastapi_users_db_sqlalchemy");

    private final Map<String, PythonExpression> expressions;

    /** Expressions by the dotted names that they stand for. */
    Mapped(Map<String, PythonExpression> expressions) {
        this.expressions = Map.copyOf(expressions);
    }

    /** Whether the dotted name stands for something. */
    boolean has(String name) {
        return expressions.containsKey(name);
    }

    /** Whether it is a module through which such a name is reached. */
    boolean leadsOn(String module) {
        return !expressions.isEmpty() && expressions.keySet().stream().anyMatch(name -> name.startsWith(module + "."));
    }

    /**
     * What the name stands for. A type that is a value is what its class would be: called with whatever arguments, or not
     * called at all.
     *
     * @throws NeedsPython where the expression is more than a type or a plain value
     */
    @Nullable
    Object value(Evaluation evaluation, String name, int line) {
        PythonExpression expression = expressions.get(name);
        try {
            Object value =
                    expression == null ? null : names(evaluation.elsewhere()).value(expression);
            switch (value) {
                case null -> {
                    return null;
                }
                case Value.Type type -> {
                    return new Value.MappedType(name, new Value.Type(name, type.java(), true, null));
                }
                case Value.TypeClass type -> {
                    return type;
                }
                case Boolean plain -> {
                    return plain;
                }
                case Long plain -> {
                    return plain;
                }
                case String plain -> {
                    return plain;
                }
                default -> throw new NeedsPython(line, Value.words(value));
            }
        } catch (NeedsPython reason) {
            throw new NeedsPython(line, "what [aludel:types] says of " + name + ": " + reason.construct());
        }
    }

    /** The names that an expression may speak of. */
    private static Evaluation names(Evaluation evaluation) {
        evaluation.names().bind("sa", Modules.of("sqlalchemy"));
        evaluation.names().bind("sqlalchemy", Modules.of("sqlalchemy"));
        evaluation.names().bind("postgresql", Modules.of("sqlalchemy.dialects.postgresql"));
        PACKAGES.forEach(name -> evaluation.names().bind(name, Modules.of(name)));
        Types.ofPostgresql().forEach(type -> evaluation.names().bind(type, Types.of("postgresql", type)));
        Types.generic().forEach(type -> evaluation.names().bind(type, Types.generic(type)));
        return evaluation;
    }
}
