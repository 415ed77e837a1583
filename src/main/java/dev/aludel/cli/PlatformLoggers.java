package dev.aludel.cli;

import java.util.ResourceBundle;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives the JVM its own loggers, those of java.util.logging, as it would have without being told. Unless a provider of
 * loggers is found at once the JVM looks for one in every jar of the class path, Python's too, as soon as the driver asks
 * for a logger: longer than it takes to connect. The launcher's jar, the first one, names this class to the JVM; the jar
 * that other programs use doesn't.
 */
public final class PlatformLoggers extends System.LoggerFinder {

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Delegating(Logger.getLogger(name));
    }

    private record Delegating(Logger logger) implements System.Logger {
        private static java.util.logging.Level translated(Level level) {
            return switch (level) {
                case ALL -> java.util.logging.Level.ALL;
                case TRACE -> java.util.logging.Level.FINER;
                case DEBUG -> java.util.logging.Level.FINE;
                case INFO -> java.util.logging.Level.INFO;
                case WARNING -> java.util.logging.Level.WARNING;
                case ERROR -> java.util.logging.Level.SEVERE;
                case OFF -> java.util.logging.Level.OFF;
            };
        }

        @Override
        public String getName() {
            return logger.getName();
        }

        @Override
        public boolean isLoggable(Level level) {
            return logger.isLoggable(translated(level));
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            logger.logrb(translated(level), bundle, message, thrown);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... parameters) {
            logger.logrb(translated(level), bundle, format, parameters);
        }
    }
}
