package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Step;
import dev.aludel.script.ScriptLoader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a plan with their scripts, read in order on another thread while the first are carried out already. For use
 * by one thread.
 */
final class ReadAhead implements AutoCloseable {
    private final List<Step> steps;
    private final ScriptLoader scripts;
    private final Map<String, Object> arguments;

    /** Guarded by itself, as are the fields below. */
    private final Deque<PreparedStep> read = new ArrayDeque<>();

    private @Nullable AludelException failure;
    private @Nullable Runnable fault;
    private boolean over;

    /** Begins to read. */
    ReadAhead(List<Step> steps, ScriptLoader scripts, Map<String, Object> arguments) {
        this.steps = steps;
        this.scripts = scripts;
        this.arguments = arguments;
        Thread.ofPlatform().daemon().name("aludel-reader").start(this::read);
    }

    /**
     * The next step, waited for; as many times as there are steps.
     *
     * @throws AludelException where it, or one before it, can't be read
     */
    PreparedStep next() {
        synchronized (read) {
            await(() -> !read.isEmpty());
            PreparedStep next = read.poll();
            if (next != null) {
                return next;
            }
        }
        finish();
        throw new IllegalStateException("there is no further step");
    }

    /**
     * Waits until all have been read.
     *
     * @throws AludelException for the first that can't be
     */
    void finish() {
        AludelException found = failure();
        if (found != null) {
            throw found;
        }
    }

    /** Waits until all have been read; returns why the first that can't be read can't, or null. */
    @Nullable
    AludelException failure() {
        synchronized (read) {
            await(() -> false);
            if (fault != null) {
                fault.run();
            }
            return failure;
        }
    }

    /** Reads no more. */
    @Override
    public void close() {
        synchronized (read) {
            over = true;
        }
    }

    /** Waits until that is so, or reading is over; to be called with the lock. */
    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean() && !over) {
            try {
                read.wait();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AludelException(
                        Problem.of("interrupted", "Interrupted while the revisions were read."), interrupted);
            }
        }
    }

    private void read() {
        try {
            for (Step step : steps) {
                PreparedStep next = PreparedStep.of(step, scripts, arguments);
                synchronized (read) {
                    read.add(next);
                    read.notify();
                    if (over) {
                        return;
                    }
                }
            }
            end(null, null);
        } catch (AludelException unreadable) {
            end(unreadable, null);
        } catch (RuntimeException | Error unexpected) {
            end(null, () -> {
                throw unexpected;
            });
        }
    }

    private void end(@Nullable AludelException unreadable, @Nullable Runnable unexpected) {
        synchronized (read) {
            failure = unreadable;
            fault = unexpected;
            over = true;
            read.notify();
        }
    }
}
