package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.script.ResultRows;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;

/**
 * Carries flights to the server on a thread of its own, one after another, so that the next can be made ready while the
 * server works. What comes of them is told on the thread that sends them, whenever that looks: nobody else has to know of
 * the other thread. For use by one thread.
 */
final class Line implements AutoCloseable {
    /** One is under way and one waits for it; more would only wait as well. */
    private static final int MOST_FLIGHTS = 2;

    private record Flight(Delivery delivery, boolean begin, Consumer<ServerConnection.Answer> landing) {}

    private final ServerConnection connection;
    private final BlockingQueue<Runnable> departures = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> arrivals = new LinkedBlockingQueue<>();
    private @Nullable Thread carrier;
    private volatile boolean open = true;
    private int underWay;

    Line(ServerConnection connection) {
        this.connection = connection;
    }

    /** Whether nothing is under way. */
    boolean idle() {
        return underWay == 0;
    }

    /**
     * Sends a flight; waits only where two are under way already.
     *
     * @param begin whether BEGIN goes before it
     * @param landing takes what it brought, after each of its results has been told to the delivery
     */
    void send(Delivery delivery, boolean begin, Consumer<ServerConnection.Answer> landing) {
        while (underWay >= MOST_FLIGHTS) {
            taken(arrivals).run();
        }
        if (carrier == null) {
            carrier = Thread.ofPlatform().daemon().name("aludel-line").start(this::carry);
        }
        Flight flight = new Flight(delivery, begin, landing);
        underWay++;
        departures.add(() -> carry(flight));
    }

    /** Tells what has arrived so far. */
    void look() {
        for (Runnable arrived = arrivals.poll(); arrived != null; arrived = arrivals.poll()) {
            arrived.run();
        }
    }

    /** Waits until nothing is under way, and tells all of it. */
    void await() {
        while (underWay > 0) {
            taken(arrivals).run();
        }
    }

    /** What the server does to the last flight no longer matters; the thread ends when it is done. */
    @Override
    public void close() {
        open = false;
        departures.add(() -> {});
    }

    private static Runnable taken(BlockingQueue<Runnable> queue) {
        try {
            return queue.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AludelException(Problem.of("interrupted", "Interrupted while the server worked."), interrupted);
        }
    }

    private void carry() {
        while (open) {
            taken(departures).run();
        }
    }

    private void carry(Flight flight) {
        Runnable landed;
        try {
            ServerConnection.Answer answer =
                    connection.exchange(flight.delivery().sent(), flight.begin(), new Telling(flight.delivery()));
            landed = () -> flight.landing().accept(answer);
        } catch (RuntimeException | Error fault) {
            landed = () -> {
                throw fault;
            };
        }
        Runnable outcome = landed;
        arrivals.add(() -> {
            underWay--;
            outcome.run();
        });
    }

    /** Has results told on the other thread. */
    private final class Telling implements ServerConnection.Progress {
        private final Delivery delivery;

        Telling(Delivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public void carriedOut(Supplier<ResultRows> result) {
            arrivals.add(() -> delivery.carriedOut(result));
        }

        @Override
        public void notice(PSQLWarning warning) {
            arrivals.add(() -> delivery.notice(warning));
        }
    }
}
