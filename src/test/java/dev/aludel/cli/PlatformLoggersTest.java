package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the JVM logs goes where it would go without us, and the launcher's jar names the class that sees to it. */
class PlatformLoggersTest {

    @Test
    void theJvmsLoggersAreThoseOfJavaUtilLogging() {
        Logger beneath = Logger.getLogger("aludel.test.platform");
        List<LogRecord> heard = new ArrayList<>();
        beneath.setUseParentHandlers(false);
        beneath.addHandler(new Listening(heard));
        beneath.setLevel(Level.WARNING);

        System.Logger logger = new PlatformLoggers().getLogger(beneath.getName(), Object.class.getModule());
        logger.log(System.Logger.Level.INFO, "too little to be heard");
        logger.log(System.Logger.Level.WARNING, "{0} to be heard", "enough");
        logger.log(System.Logger.Level.ERROR, "failed", new IllegalStateException("why"));

        assertThat(logger.getName()).isEqualTo(beneath.getName());
        assertThat(logger.isLoggable(System.Logger.Level.INFO)).isFalse();
        assertThat(logger.isLoggable(System.Logger.Level.WARNING)).isTrue();
        assertThat(heard).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.SEVERE);
        assertThat(heard.getFirst().getParameters()).containsExactly("enough");
        assertThat(heard.getLast().getThrown()).hasMessage("why");
    }

    @Test
    void theLaunchersJarNamesThem() throws Exception {
        Path named = Path.of("src/main/launcher/jar/META-INF/services/java.lang.System$LoggerFinder");
        assertThat(Files.readString(named).strip()).isEqualTo(PlatformLoggers.class.getName());
    }

    private static final class Listening extends Handler {
        private final List<LogRecord> heard;

        Listening(List<LogRecord> heard) {
            this.heard = heard;
        }

        @Override
        public void publish(LogRecord entry) {
            heard.add(entry);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
