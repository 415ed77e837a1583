package dev.aludel;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is found out on another thread before anybody asks for it. Thread-safe. */
final class Early<T extends @Nullable Object> {
    private final FutureTask<T> task;

    private Early(Supplier<T> work) {
        this.task = new FutureTask<>(work::get);
    }

    /** Begins with the work, on a thread of that name. */
    static <T extends @Nullable Object> Early<T> begin(String name, Supplier<T> work) {
        Early<T> early = new Early<>(work);
        Thread.ofPlatform().daemon().name(name).start(early.task);
        return early;
    }

    /** Whether it has been found out. */
    boolean isDone() {
        return task.isDone();
    }

    /**
     * What was found out, waited for.
     *
     * @throws RuntimeException what the work threw
     */
    T get() {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AludelException(Problem.of("interrupted", "Interrupted while waiting."), interrupted);
        }
    }
}
