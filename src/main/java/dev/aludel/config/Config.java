package dev.aludel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code alembic.ini} and {@code pyproject.toml} say, as Alembic reads them: for each key the ini wins. Immutable;
 * values are interpolated on reading.
 */
public final class Config {

    /**
     * Where to read from.
     *
     * @param files the {@code -c} files; empty means ALEMBIC_CONFIG, else {@code alembic.ini} and {@code pyproject.toml}
     *     in the directory
     * @param section the ini section, {@code -n}; usually {@code alembic}
     * @param xArguments the {@code -x} values as given
     * @param directory the directory relative names start from
     * @param environment the process environment, {@code .env} not yet merged
     */
    public record Request(
            List<String> files,
            String section,
            List<String> xArguments,
            Path directory,
            Map<String, String> environment) {}

    private Config() {}

    /**
     * Reads the configuration.
     *
     * @throws dev.aludel.error.AludelException where a file given is missing or cannot be read
     */
    public static Config load(Request request) {
        throw new UnsupportedOperationException();
    }

    /** The ini file, existing or not, if one takes part. */
    public Optional<Path> iniFile() {
        throw new UnsupportedOperationException();
    }

    /** The toml file, if one takes part. */
    public Optional<Path> tomlFile() {
        throw new UnsupportedOperationException();
    }

    /** The ini section read, {@code -n}. */
    public String section() {
        throw new UnsupportedOperationException();
    }

    /** {@code config.get_main_option}: a key of the ini section only. */
    public Optional<String> mainOption(String key) {
        throw new UnsupportedOperationException();
    }

    /** {@code config.get_alembic_option}: a key of the ini section, else of {@code [tool.alembic]}. */
    public Optional<String> alembicOption(String key) {
        throw new UnsupportedOperationException();
    }

    /** {@code config.get_section}: all of an ini section, DEFAULT merged in; empty where it is missing. */
    public Optional<Map<String, String>> section(String name) {
        throw new UnsupportedOperationException();
    }

    /** The {@code -x} values as given. */
    public List<String> xArguments() {
        throw new UnsupportedOperationException();
    }

    /** The value of {@code -x key=value}, the last one given. */
    public Optional<String> xArgument(String key) {
        throw new UnsupportedOperationException();
    }

    /** An environment variable; the process's goes before the one in {@code .env} beside the ini. */
    public Optional<String> environment(String name) {
        throw new UnsupportedOperationException();
    }
}
