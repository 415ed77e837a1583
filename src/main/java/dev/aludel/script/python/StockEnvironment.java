package dev.aludel.script.python;

import dev.aludel.script.ContextOptions;
import dev.aludel.script.Environment;
import dev.aludel.script.EnvironmentHost;
import dev.aludel.script.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An env.py that does what Alembic's templates do; nothing of it needs to run.
 *
 * @param url the URL it connects to, or null where only one given from outside can be used
 * @param targets the names that its target metadata is reached by
 * @param searchPath the directories it puts on Python's search path, the first one first
 * @param online the options it configures online
 * @param offline the options it configures for {@code --sql}
 */
record StockEnvironment(
        @Nullable String url,
        List<String> targets,
        List<Path> searchPath,
        ContextOptions online,
        ContextOptions offline)
        implements Environment {

    @Override
    public Optional<String> destination() {
        return Optional.ofNullable(url);
    }

    @Override
    public void run(EnvironmentHost host) {
        if (host.offline()) {
            host.configure(null, offline);
            migrate(host);
            return;
        }
        Session session = host.connect(url);
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
}
