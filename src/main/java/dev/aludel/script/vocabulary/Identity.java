package dev.aludel.script.vocabulary;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers that tell nameless things apart. */
final class Identity {
    private static final AtomicLong LAST = new AtomicLong();

    private Identity() {}

    /** A number not given out before. */
    static long next() {
        return LAST.incrementAndGet();
    }
}
