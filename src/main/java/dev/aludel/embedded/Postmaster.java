package dev.aludel.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A running server, as {@code postmaster.pid} in its data folder describes it.
 *
 * @param process its process id
 * @param port the TCP port it listens on
 * @param ready whether it takes connections
 */
record Postmaster(long process, int port, boolean ready) {
    // The lines of postmaster.pid, as PostgreSQL's own pidfile.h numbers them, from 0.
    private static final int PROCESS = 0;
    private static final int PORT = 3;
    private static final int STATUS = 7;

    /** The server that runs on the data folder; empty where none does, whatever a killed one left behind. */
    static Optional<Postmaster> of(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() <= PORT || !isNumber(lines.get(PROCESS)) || !isNumber(lines.get(PORT))) {
            return Optional.empty();
        }
        long process = Long.parseLong(lines.get(PROCESS).trim());
        if (!serves(process, data)) {
            return Optional.empty();
        }
        boolean ready = lines.size() > STATUS && lines.get(STATUS).trim().equals("ready");
        return Optional.of(
                new Postmaster(process, Integer.parseInt(lines.get(PORT).trim()), ready));
    }

    /** Whether the process is still there: it lets go of the data only when it ends. */
    boolean isAlive() {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Process ids are used again: one that is alive is only ours if it is a PostgreSQL started on this folder. */
    private static boolean serves(long process, Path data) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command()
                        .map(command -> command.endsWith("/postgres"))
                        .orElse(false))
                .filter(info -> info.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true))
                .isPresent();
    }

    private static boolean isNumber(String line) {
        return !line.isBlank() && line.trim().chars().allMatch(Character::isDigit);
    }
}
