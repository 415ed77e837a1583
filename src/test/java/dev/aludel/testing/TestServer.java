package dev.aludel.testing;

import dev.aludel.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one PostgreSQL of a test run: in a container where a Docker engine listens, else the embedded one. Started when
 * first asked for, gone when the JVM ends.
 *
 * @param authority {@code user:password@host:port}
 */
record TestServer(String authority) {
    static final TestServer SHARED = start();

    private static TestServer start() {
        return dockerListens() ? container() : embedded();
    }

    private static boolean dockerListens() {
        return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    }

    @SuppressWarnings("resource") // lives as long as the JVM; Testcontainers removes it then
    private static TestServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withUsername("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200");
        container.start();
        return new TestServer("postgres:" + container.getPassword() + "@" + container.getHost() + ":"
                + container.getFirstMappedPort());
    }

    @SuppressWarnings("resource") // closed by the shutdown hook
    private static TestServer embedded() {
        try {
            Path directory = Files.createTempDirectory("aludel-test-");
            EmbeddedServer server = EmbeddedServer.joinThrowaway(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                delete(directory);
            }));
            return new TestServer(URI.create(server.url()).getAuthority());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
