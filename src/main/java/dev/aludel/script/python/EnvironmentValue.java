package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a value while an env.py is read. */
sealed interface EnvironmentValue {

    /** Anything of the application or the standard library that has neither the context nor a connection in it. */
    record Opaque() implements EnvironmentValue {}

    /**
     * A name that is imported, such as {@code sqlalchemy.engine_from_config}, or one of Python's own; or what comes of
     * such a name, with dots and parentheses.
     */
    record Named(String name) implements EnvironmentValue {}

    /** None, a truth value, a text or a whole number. */
    record Literal(@Nullable Object value) implements EnvironmentValue {}

    /** {@code context.config}. */
    record Configuration() implements EnvironmentValue {}

    /** {@code context.config.attributes}, which a command leaves empty. */
    record Attributes() implements EnvironmentValue {}

    /** A dictionary that env.py makes, or the section of the ini that an engine is made from. */
    record Table(Map<String, EnvironmentValue> items) implements EnvironmentValue {}

    /** An engine; {@code asynchronous} or not. */
    record Engine(EnvironmentValue url, boolean asynchronous) implements EnvironmentValue {}

    /** What {@code engine.connect()} gives, open or to be opened by {@code with}. */
    record Connection(Engine engine) implements EnvironmentValue {}

    /** {@code context.begin_transaction()}. */
    record Transaction() implements EnvironmentValue {}

    /** A path that env.py works out from where it lies. */
    record Place(Path path) implements EnvironmentValue {}

    /** A function that env.py defines. */
    record Function(String name, ArgumentsTy parameters, StmtTy[] body) implements EnvironmentValue {}

    /** A method of something that is known. */
    record Method(EnvironmentValue owner, String name) implements EnvironmentValue {}

    /** Whether something may be done to a migration with the value. */
    static boolean matters(EnvironmentValue value) {
        return switch (value) {
            case Opaque opaque -> false;
            case Literal literal -> false;
            case Function function -> false;
            case Attributes attributes -> false;
            case Place place -> false;
            case Named named -> EnvironmentCalls.matters(named.name());
            case Table table -> table.items().values().stream().anyMatch(EnvironmentValue::matters);
            case Method method -> matters(method.owner());
            case Configuration configuration -> true;
            case Engine engine -> true;
            case Connection connection -> true;
            case Transaction transaction -> true;
        };
    }
}
