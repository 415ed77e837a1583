package dev.aludel.script.literal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates a file's own statements: what its names stand for once it is loaded. */
final class ModuleReader {
    private final Evaluation evaluation;
    private boolean annotationsAreText;

    ModuleReader(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Reads the file.
     *
     * @throws NeedsPython where loading it does more than bind names
     */
    void read(List<PythonStatement> statements) {
        statements.forEach(this::read);
    }

    private void read(PythonStatement statement) {
        switch (statement) {
            case PythonStatement.Evaluate alone -> alone(alone);
            case PythonStatement.Assign assign -> {
                if (assign.annotation() instanceof PythonExpression annotation) {
                    annotation(annotation);
                }
                Object value = evaluation.value(assign.value());
                assign.targets().forEach(target -> evaluation.names().bind(target, value));
            }
            case PythonStatement.Import imported -> evaluation.imports().bind(evaluation, imported);
            case PythonStatement.ImportFrom imported -> {
                annotationsAreText |= imported.module().equals("__future__");
                evaluation.imports().bind(evaluation, imported);
            }
            case PythonStatement.Function function -> {
                if (!function.plain()) {
                    evaluation
                            .names()
                            .bind(function.name(), new Value.Unknown("the function " + function.name(), false));
                    throw new NeedsPython(function.line(), "the function " + function.name());
                }
                function.annotations().forEach(this::annotation);
                evaluation.names().bind(function.name(), new Value.OwnFunction(function, defaults(function)));
            }
            case PythonStatement.ClassDefinition type -> type(type);
            case PythonStatement.Pass pass -> {}
            case PythonStatement.If choice when isTypeChecking(choice) -> {}
            case PythonStatement.If choice ->
                throw new NeedsPython(choice.line(), "a condition where the file is loaded");
            case PythonStatement.Loop loop -> throw new NeedsPython(loop.line(), "a loop where the file is loaded");
            case PythonStatement.While loop -> throw new NeedsPython(loop.line(), "a loop where the file is loaded");
            case PythonStatement.Break end -> throw new NeedsPython(end.line(), "a break outside a loop");
            case PythonStatement.Continue next -> throw new NeedsPython(next.line(), "a continue outside a loop");
            case PythonStatement.With with ->
                throw new NeedsPython(with.line(), "a with statement where the file is loaded");
            case PythonStatement.Augment augment ->
                throw new NeedsPython(augment.line(), "an assignment that adds, where the file is loaded");
            case PythonStatement.Try attempt -> throw new NeedsPython(attempt.line(), "a try statement");
            case PythonStatement.Return end -> throw new NeedsPython(end.line(), "a return outside a function");
            case PythonStatement.Raise raise -> throw new NeedsPython(raise.line(), "a raise where the file is loaded");
            case PythonStatement.Foreign foreign -> throw new NeedsPython(foreign.line(), foreign.construct());
        }
    }

    private List<@Nullable Object> defaults(PythonStatement.Function function) {
        List<@Nullable Object> defaults = new ArrayList<>();
        for (PythonStatement.Parameter parameter : function.parameters()) {
            PythonExpression expression = parameter.defaultValue();
            defaults.add(expression == null ? Arguments.ABSENT : evaluation.value(expression));
        }
        return defaults;
    }

    private void alone(PythonStatement.Evaluate statement) {
        if (!(statement.expression() instanceof PythonExpression.Constant)) {
            annotation(statement.expression());
        }
    }

    private static boolean isTypeChecking(PythonStatement.If choice) {
        boolean named = choice.test() instanceof PythonExpression.Name name
                        && name.name().equals("TYPE_CHECKING")
                || choice.test() instanceof PythonExpression.Attribute attribute
                        && attribute.name().equals("TYPE_CHECKING");
        return named && choice.otherwise().isEmpty();
    }

    /** An annotation is evaluated as well: nothing may come of it but that its names are known. */
    private void annotation(PythonExpression annotation) {
        if (annotationsAreText) {
            return;
        }
        switch (annotation) {
            case PythonExpression.Name name -> {
                if (!evaluation.names().know(name.name())) {
                    throw new NeedsPython(name.line(), "the name " + name.name() + ", which is not known here");
                }
            }
            case PythonExpression.Constant constant -> {}
            case PythonExpression.Attribute attribute -> annotation(attribute.owner());
            case PythonExpression.Item item -> {
                annotation(item.owner());
                annotation(item.index());
            }
            case PythonExpression.TupleOf tuple -> tuple.elements().forEach(this::annotation);
            case PythonExpression.ListOf list -> list.elements().forEach(this::annotation);
            case PythonExpression.Binary binary
            when binary.operator().equals("or") -> {
                annotation(binary.left());
                annotation(binary.right());
            }
            case PythonExpression.Foreign foreign when foreign.construct().equals("an ellipsis") -> {}
            case PythonExpression.Call call -> throw new NeedsPython(call.line(), "a call where the file is loaded");
            default -> throw new NeedsPython(annotation.line(), "an expression where the file is loaded");
        }
    }

    /** A class whose body binds names; one that derives from Enum is known by its members. */
    private void type(PythonStatement.ClassDefinition type) {
        if (!type.plain()) {
            throw new NeedsPython(type.line(), "the class " + type.name());
        }
        boolean enumeration = false;
        for (PythonExpression base : type.bases()) {
            Object value = evaluation.value(base);
            boolean harmless = value instanceof Value.Unknown
                    || value instanceof Value.TypeClass
                    || value instanceof Value.Function function && Builtins.isType(function.name());
            if (!harmless) {
                throw new NeedsPython(base.line(), "a class of " + Value.words(value));
            }
            enumeration |=
                    value instanceof Value.Unknown unknown && unknown.what().equals("enum.Enum");
        }
        Map<String, @Nullable Object> names = evaluation.apart(() -> type.body().forEach(this::member));
        evaluation
                .names()
                .bind(
                        type.name(),
                        enumeration ? enumeration(type, names) : new Value.Unknown("the class " + type.name(), false));
    }

    private void member(PythonStatement statement) {
        switch (statement) {
            case PythonStatement.Function function ->
                evaluation.names().bind(function.name(), new Value.Unknown("the method " + function.name(), false));
            case PythonStatement.Assign assign -> {
                try {
                    read(assign);
                } catch (NeedsPython.Refused unnamed) {
                    // a column of a declarative class gets its name from the class
                    assign.targets()
                            .forEach(target -> evaluation
                                    .names()
                                    .bind(target, new Value.Unknown("an attribute of a class", true)));
                }
            }
            case PythonStatement.Evaluate alone -> alone(alone);
            case PythonStatement.Pass pass -> {}
            default -> throw new NeedsPython(statement.line(), "a statement in a class");
        }
    }

    private static Value enumeration(PythonStatement.ClassDefinition type, Map<String, @Nullable Object> names) {
        Map<String, Value.Member> members = new LinkedHashMap<>();
        Set<Object> values = new HashSet<>();
        for (PythonStatement statement : type.body()) {
            if (statement instanceof PythonStatement.Assign assign
                    && assign.targets().size() == 1
                    && assign.targets().getFirst() instanceof PythonExpression.Name name
                    && !name.name().startsWith("_")
                    && names.get(name.name()) instanceof Object value
                    && (value instanceof String || value instanceof Long)
                    && values.add(value)
                    && !members.containsKey(name.name())) {
                members.put(name.name(), new Value.Member(type.name(), name.name(), value));
            } else if (!(statement instanceof PythonStatement.Evaluate || statement instanceof PythonStatement.Pass)) {
                return new Value.Unknown("the class " + type.name(), false);
            }
        }
        return new Value.EnumClass(type.name(), Collections.unmodifiableMap(members));
    }
}
