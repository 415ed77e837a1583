package dev.aludel.run;

/** Takes the events of a run, on the thread that runs it. */
@FunctionalInterface
public interface EventSink {

    /** Takes one event. */
    void accept(Event event);
}
