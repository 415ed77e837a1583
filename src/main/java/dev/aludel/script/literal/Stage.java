package dev.aludel.script.literal;

import dev.aludel.error.Location;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where an evaluation's actions and questions go: kept while a function is rehearsed, carried out while it is performed. */
interface Stage {

    /** Does it, or keeps it to be done. */
    void act(Action action);

    /** Has what the body asks for done outside a transaction. */
    void withoutTransaction(List<Location> lines, Runnable body);

    /**
     * Has the body done where a failure would be caught.
     *
     * @throws NeedsPython where something fails: what handles it is Python's to run
     */
    void attempt(int line, Runnable body);

    /**
     * Executes a statement.
     *
     * @return what the script is given to read the rows from
     */
    @Nullable
    Object execute(Action.Query query);

    /**
     * What is known only when the function runs.
     *
     * @param what the words for it
     */
    @Nullable
    Object later(String what, int line, Supplier<? extends @Nullable Object> value);

    /** What the catalog answers to one of the inspector's questions. */
    @Nullable
    Object catalog(String question, Map<String, @Nullable Object> arguments, int line);

    /** Whether nothing is carried out yet, so that answers aren't known. */
    boolean rehearses();

    /** Whether what needs Python may stand where an answer decides whether it is reached at all. */
    boolean hopes();
}
