package dev.aludel.script;

import java.util.Optional;

/** What env.py does around the migrations: a recognised stock one needs no Python, any other is run. */
public interface Environment {

    /** Connects, configures and calls back to {@link EnvironmentHost#runMigrations}, once or more often. */
    void run(EnvironmentHost host);

    /** The URL that it will connect to, where that is known before it runs. */
    default Optional<String> destination() {
        return Optional.empty();
    }
}
