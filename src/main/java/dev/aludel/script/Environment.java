package dev.aludel.script;

/** What env.py does around the migrations: a recognised stock one needs no Python, any other is run. */
public interface Environment {

    /** Connects, configures and calls back to {@link EnvironmentHost#runMigrations}, once or more often. */
    void run(EnvironmentHost host);
}
