package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL data folder with its password, port and log, and the programs that create, start and stop it. Who may
 * do so when is {@link EmbeddedServer}'s matter.
 *
 * @param directory the folder that holds all of it
 * @param throwaway whether a crash may lose the data, for speed
 */
record Cluster(Path directory, boolean throwaway) {
    private static final int PORT_ATTEMPTS = 3;
    private static final long COMMAND_TIMEOUT_SECONDS = 120;
    /** How many of the last lines of a log are told. */
    private static final int SHOWN_LINES = 20;

    /** The server that runs now. */
    Optional<Postmaster> running() throws IOException {
        return Postmaster.of(data());
    }

    /** The URL to reach a running server, in SQLAlchemy's form. */
    String url(Postmaster server) throws IOException {
        return "postgresql://postgres:" + password() + "@127.0.0.1:" + server.port() + "/aludel";
    }

    /** Starts it, creating it first where there is none yet. */
    Postmaster start() throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        if (!Files.isDirectory(data())) {
            create(binaries);
        }
        // Nobody serves this folder (the caller has looked): what a killed server left must not stop the next.
        Files.deleteIfExists(data().resolve("postmaster.pid"));
        Postmaster server = startOnFreePort(binaries);
        if (!Files.exists(directory.resolve("created"))) {
            createDatabase(server);
            Files.writeString(directory.resolve("created"), "");
        }
        return server;
    }

    /** Stops a running server in order, cutting the connections that are still open. */
    void stop(Postmaster server) throws IOException {
        run(
                "stop",
                List.of(
                        PostgresBinaries.unpacked().program("pg_ctl").toString(),
                        "stop",
                        "-D",
                        data().toString(),
                        "-m",
                        "fast",
                        "-w",
                        "-t",
                        "60"),
                () -> !server.isAlive());
    }

    private Path data() {
        return directory.resolve("data");
    }

    private String password() throws IOException {
        return Files.readString(directory.resolve("password")).strip();
    }

    private void create(PostgresBinaries binaries) throws IOException {
        Path password = directory.resolve("password");
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, HexFormat.of().formatHex(random));
        Files.deleteIfExists(directory.resolve("created"));
        Path unfinished = directory.resolve("data.unfinished");
        Directories.delete(unfinished);
        // One SCRAM round: the password is 128 random bits, stretching it would only slow every connection.
        run(
                "initdb",
                List.of(
                        binaries.program("initdb").toString(),
                        "-D",
                        unfinished.toString(),
                        "-U",
                        "postgres",
                        "--pwfile=" + password,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--set",
                        "scram_iterations=1",
                        "--no-sync",
                        "--no-instructions"),
                () -> false);
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private AludelException foreignVersion() throws IOException {
        String found = Files.readString(data().resolve("PG_VERSION")).strip();
        return new AludelException(Problem.of(
                        "embedded-version",
                        "The data in " + directory + " is of PostgreSQL " + found + ", this is another version.")
                .remedy("Dump it with the version that wrote it, or delete the folder to begin anew."));
    }

    private Postmaster startOnFreePort(PostgresBinaries binaries) throws IOException {
        Path log = directory.resolve("log");
        for (int attempt = 1; ; attempt++) {
            int port = attempt == 1 ? preferredPort() : freePort(0);
            Files.deleteIfExists(log);
            Commands.Result result = Commands.run(
                    startCommand(binaries, port, log),
                    COMMAND_TIMEOUT_SECONDS,
                    () -> running().filter(Postmaster::ready).isPresent());
            Optional<Postmaster> server = running();
            if (result.exitCode() == 0 && server.isPresent()) {
                Files.writeString(directory.resolve("port"), Integer.toString(port));
                return server.get();
            }
            String words = Files.exists(log) ? Files.readString(log) : "";
            if (words.contains("database files are incompatible with server")) {
                throw foreignVersion();
            }
            if (attempt == PORT_ATTEMPTS || !words.contains("could not bind")) {
                throw failure("start", result.output() + words, null);
            }
        }
    }

    private List<String> startCommand(PostgresBinaries binaries, int port, Path log) {
        StringBuilder settings = new StringBuilder("-p " + port)
                .append(" -c listen_addresses=127.0.0.1 -c unix_socket_directories=''")
                .append(" -c max_wal_size=256MB -c jit=off -c logging_collector=off");
        if (throwaway) {
            settings.append(" -c fsync=off -c full_page_writes=off -c synchronous_commit=off")
                    .append(" -c autovacuum=off -c max_connections=200");
        }
        return List.of(
                binaries.program("pg_ctl").toString(),
                "start",
                "-D",
                data().toString(),
                "-w",
                "-t",
                "90",
                "-l",
                log.toString(),
                "-o",
                settings.toString());
    }

    private int preferredPort() throws IOException {
        Path remembered = directory.resolve("port");
        if (Files.exists(remembered)) {
            String text = Files.readString(remembered).strip();
            if (!text.isEmpty() && text.length() <= 5 && text.chars().allMatch(Character::isDigit)) {
                return freePort(Integer.parseInt(text));
            }
        }
        return freePort(0);
    }

    /** The wanted port if it is free, else any that is. */
    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted));
            return socket.getLocalPort();
        } catch (BindException e) {
            return freePort(0);
        }
    }

    private void createDatabase(Postmaster server) throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", password());
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = 'aludel'")
                    .next()) {
                statement.execute("CREATE DATABASE aludel");
            }
        } catch (SQLException e) {
            throw failure("start", String.valueOf(e.getMessage()), e);
        }
    }

    private void run(String verb, List<String> command, Commands.Condition condition) throws IOException {
        Commands.Result result = Commands.run(command, COMMAND_TIMEOUT_SECONDS, condition);
        if (result.exitCode() != 0) {
            throw failure(verb, result.output(), null);
        }
    }

    private AludelException failure(String verb, String words, @Nullable SQLException cause) {
        Problem problem =
                Problem.of("embedded-" + verb, "The embedded PostgreSQL in " + directory + " failed at: " + verb + ".");
        List<String> lines =
                new ArrayList<>(words.lines().filter(line -> !line.isBlank()).toList());
        for (String line : lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())) {
            problem = problem.because(line);
        }
        return new AludelException(
                problem.remedy("Look into " + directory.resolve("log")
                        + ", or name another server with --url or DATABASE_URL."),
                cause);
    }
}
