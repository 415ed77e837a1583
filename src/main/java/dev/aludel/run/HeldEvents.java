package dev.aludel.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Passes events on, or holds them back while it is not known yet whether what they tell of may stand. Not thread-safe.
 */
public final class HeldEvents implements EventSink {
    private final EventSink sink;
    private final List<Event> held = new ArrayList<>();
    private boolean holding;

    /** Events for the sink. */
    public HeldEvents(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(Event event) {
        if (holding) {
            held.add(event);
        } else {
            sink.accept(event);
        }
    }

    /** Holds back what comes from now on. */
    void hold() {
        holding = true;
    }

    /** Passes on what was held back, and then what comes. */
    void release() {
        holding = false;
        held.forEach(sink::accept);
        held.clear();
    }

    /** Forgets what was held back, and passes on what comes. */
    void drop() {
        holding = false;
        held.clear();
    }
}
