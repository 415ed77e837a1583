package dev.aludel.script.vocabulary;

import dev.aludel.operation.Executable;
import dev.aludel.operation.FromClause;
import dev.aludel.operation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every {@code sqlalchemy} construct and every {@code op} directive means. Immutable and thread-safe.
 *
 * <p>Arguments are plain values: null, {@code Boolean}, {@code Long}, {@code BigInteger}, {@code Double},
 * {@code BigDecimal}, {@code String}, {@code byte[]}, {@code java.time} values, {@code UUID}, {@code List} for lists and
 * tuples, {@code Map} for dicts, and what {@link #construct} returned before. Errors are
 * {@link dev.aludel.error.AludelException}s with the codes of {@link Misuse}.
 */
public final class Vocabulary {
    private static final Registry REGISTRY = registry();

    private Vocabulary() {}

    private static Registry registry() {
        Registry registry = new Registry();
        GenericTypes.register(registry);
        PostgresqlTypes.register(registry);
        OtherTypes.register(registry);
        SchemaItems.register(registry);
        Constraints.register(registry);
        EnumValues.register(registry);
        Directives.register(registry);
        ConstraintDirectives.register(registry);
        SchemaDirectives.register(registry);
        CoreVocabulary.register(registry);
        return registry;
    }

    /** Whether there is a construct of this name, such as {@code Column} or {@code postgresql.JSONB}. */
    public static boolean hasConstruct(String name) {
        return REGISTRY.constructs().containsKey(name);
    }

    /** The names of all constructs. */
    public static Set<String> constructs() {
        return Set.copyOf(REGISTRY.constructs().keySet());
    }

    /** The names of all directives. */
    public static Set<String> directives() {
        return Set.copyOf(REGISTRY.directives().keySet());
    }

    /**
     * Makes a construct's value.
     *
     * @param name what stands after {@code sqlalchemy.}, or {@code postgresql.X} for a dialect's
     */
    public static @Nullable Object construct(
            String name, List<? extends @Nullable Object> arguments, Map<String, ? extends @Nullable Object> named) {
        Registry.ConstructEntry entry = REGISTRY.constructs().get(name);
        if (entry == null) {
            throw Misuse.unknown("module 'sqlalchemy' has no attribute '" + name + "' that Aludel knows");
        }
        return entry.construct().make(entry.signature().bind(arguments, named));
    }

    /** What a construct shows of itself as text: statements, expressions, and what queries read from. */
    public static Executable shown(Object construct) {
        return construct instanceof FromClause from ? CoreFroms.shown(from) : Directives.statement(construct);
    }

    /** Makes a directive's operation where no naming convention applies. */
    public static Operation directive(
            String name, List<? extends @Nullable Object> arguments, Map<String, ? extends @Nullable Object> named) {
        return directive(DirectiveContext.plain(), name, arguments, named);
    }

    /** Makes a directive's operation. */
    public static Operation directive(
            DirectiveContext context,
            String name,
            List<? extends @Nullable Object> arguments,
            Map<String, ? extends @Nullable Object> named) {
        Registry.DirectiveEntry entry = REGISTRY.directives().get(name);
        if (entry == null) {
            throw Misuse.unknown("module 'alembic.op' has no attribute '" + name + "'");
        }
        return entry.directive().make(entry.signature().bind(arguments, named), context);
    }
}
