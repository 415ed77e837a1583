package dev.aludel.script.python;

import dev.aludel.script.ContextOptions;
import dev.aludel.script.Environment;
import dev.aludel.script.EnvironmentHost;
import dev.aludel.script.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An env.py that does what Alembic's templates do; nothing of it needs to run.
 *
 * @param urlInApplication whether the URL comes from an application object (Flask's), so that only one given from
 *     outside can be used
 * @param target the names that its target metadata is reached by; empty where there is none
 * @param online the options it configures online
 * @param offline the options it configures for {@code --sql}
 */
record StockEnvironment(boolean urlInApplication, String target, ContextOptions online, ContextOptions offline)
        implements Environment {

    @Override
    public void run(EnvironmentHost host) {
        if (host.offline()) {
            host.configure(null, offline);
            migrate(host);
            return;
        }
        Session session = host.connect(urlInApplication ? null : iniUrl(host));
        try {
            host.configure(session, online);
            migrate(host);
        } finally {
            host.close(session);
        }
    }

    private static void migrate(EnvironmentHost host) {
        host.beginTransaction();
        boolean completed = false;
        try {
            host.runMigrations(Map.of());
            completed = true;
        } finally {
            host.endTransaction(completed);
        }
    }

    private static @Nullable String iniUrl(EnvironmentHost host) {
        return host.config().mainOption("sqlalchemy.url").orElse(null);
    }
}
