package dev.aludel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {
    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        EmbeddedServer.release(folder);
    }

    @Test
    void dataStaysFromOneUseToTheNextAndTheServerStopsInBetween() throws Exception {
        String first;
        try (EmbeddedServer server = EmbeddedServer.join(folder)) {
            first = server.url();
            ask(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        assertThat(EmbeddedServer.status(folder).running()).isFalse();
        try (EmbeddedServer server = EmbeddedServer.join(folder)) {
            assertThat(ask(server.url(), "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(server.url()).as("the port is remembered").isEqualTo(first);
        }
    }

    @Test
    void theLastToLeaveStopsIt() throws Exception {
        EmbeddedServer first = EmbeddedServer.join(folder);
        EmbeddedServer second = EmbeddedServer.join(folder);
        first.close();
        first.close();
        assertThat(ask(second.url(), "SELECT 1")).isEqualTo("1");
        second.close();
        assertThat(EmbeddedServer.status(folder).running()).isFalse();
    }

    @Test
    void anotherProcessThatUsesItKeepsItUp() throws Exception {
        Process other = otherProcess();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("joined");
            try (EmbeddedServer server = EmbeddedServer.join(folder)) {
                assertThat(ask(server.url(), "SELECT 1")).isEqualTo("1");
            }
            assertThat(EmbeddedServer.status(folder).running()).isTrue();
            assertThat(EmbeddedServer.release(folder)).isFalse();
        } finally {
            other.outputWriter().close();
        }
        assertThat(other.waitFor()).isZero();
        assertThat(EmbeddedServer.status(folder).running()).isFalse();
    }

    @Test
    void whatAKilledProcessLeavesRunningIsTakenOver() throws Exception {
        Process other = otherProcess();
        assertThat(other.inputReader().readLine()).isEqualTo("joined");
        other.destroyForcibly().waitFor();
        assertThat(EmbeddedServer.status(folder).running()).isTrue();
        try (EmbeddedServer server = EmbeddedServer.join(folder)) {
            assertThat(ask(server.url(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(EmbeddedServer.status(folder).running()).isFalse();
    }

    @Test
    void aServerThatWasKilledIsStartedAnewWithItsData() throws Exception {
        String url = EmbeddedServer.hold(folder);
        ask(url, "CREATE TABLE kept AS SELECT 42 AS answer");
        ProcessHandle postmaster = ProcessHandle.of(
                        Postmaster.of(folder.toRealPath().resolve("data"))
                                .orElseThrow()
                                .process())
                .orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        assertThat(folder.resolve("data/postmaster.pid")).exists();
        try (EmbeddedServer server = EmbeddedServer.join(folder)) {
            assertThat(ask(server.url(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aForeignProcessInAStaleProcessFileIsLeftAlone() throws Exception {
        EmbeddedServer.join(folder).close();
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    folder.resolve("data/postmaster.pid"),
                    bystander.pid() + "\n" + folder.resolve("data") + "\n1\n1\n\n127.0.0.1\n0 0\nready\n");
            assertThat(EmbeddedServer.status(folder).running()).isFalse();
            assertThat(EmbeddedServer.release(folder)).isTrue();
            try (EmbeddedServer server = EmbeddedServer.join(folder)) {
                assertThat(ask(server.url(), "SELECT 1")).isEqualTo("1");
            }
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void holdingKeepsItUpUntilReleased() throws Exception {
        String url = EmbeddedServer.hold(folder);
        EmbeddedServer.join(folder).close();
        assertThat(EmbeddedServer.status(folder)).isEqualTo(new EmbeddedServer.Status(url, true));
        assertThat(EmbeddedServer.release(folder)).isTrue();
        assertThat(EmbeddedServer.status(folder)).isEqualTo(new EmbeddedServer.Status(null, false));
    }

    @Test
    void thePasswordIsForItsOwnerOnlyAndNeeded() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.join(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            String wrong = server.url().replaceFirst(":[0-9a-f]{32}@", ":wrong@");
            assertThat(wrong).isNotEqualTo(server.url());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> ask(wrong, "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    private Process otherProcess() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherUser.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Joins the server, says so, and leaves when its input ends. */
    static final class OtherUser {
        public static void main(String[] arguments) throws IOException {
            try (EmbeddedServer server = EmbeddedServer.join(Path.of(arguments[0]))) {
                System.out.println("joined");
                System.in.read();
            }
        }
    }

    private static String ask(String url, String sql) throws SQLException {
        URI parts = URI.create(url);
        String[] login = parts.getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + parts.getHost() + ":" + parts.getPort() + parts.getPath();
        try (Connection connection = DriverManager.getConnection(jdbc, login[0], login[1]);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            ResultSet result = statement.getResultSet();
            return result.next() ? result.getString(1) : "";
        }
    }
}
