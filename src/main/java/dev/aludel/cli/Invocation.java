package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.config.Config;
import dev.aludel.revision.ScriptDirectory;
import dev.aludel.run.AlembicLog;
import dev.aludel.run.EventSink;
import dev.aludel.script.python.PythonUse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a verb: its arguments, the global ones, and where its words go.
 *
 * @param global the options before the verb
 * @param arguments the verb's own
 * @param terminal where words go
 * @param directory the directory relative names start from
 * @param environment the process environment
 */
record Invocation(
        Arguments global, Arguments arguments, Terminal terminal, Path directory, Map<String, String> environment) {

    /** Whether an option of the verb was given. */
    boolean flag(String name) {
        return arguments.has(name);
    }

    /** The value of an option of the verb; the last one where it was given twice. */
    Optional<String> value(String name) {
        return arguments.value(name);
    }

    /** The values of an option of the verb that may be given several times. */
    List<String> values(String name) {
        return arguments.values(name);
    }

    /** The positionals. */
    List<String> positionals() {
        return arguments.positionals();
    }

    /** The one positional of a verb that has exactly one. */
    String positional() {
        return positionals().getFirst();
    }

    /** Reads the configuration that the global options point at. */
    Config config() {
        return Config.load(new Config.Request(
                global.values("--config"),
                global.value("--name").orElse("alembic"),
                global.values("-x"),
                directory,
                environment));
    }

    /** Opens the script directory and what may be done with it; nothing is connected yet. */
    Aludel aludel() {
        String url = global.value("--url").orElse(null);
        boolean sql = flag("--sql");
        String tag = value("--tag").orElse(null);
        Config config = config();
        EventSink events = AlembicLog.fromIni(config, terminal.error()).orElse(event -> {});
        PythonUse python = PythonUse.of(global.value("--python").orElse(null), config);
        if (python == PythonUse.AUTO && CommandMark.expectsPython()) {
            python = PythonUse.LIKELY;
        }
        return Aludel.open(
                config,
                new Aludel.Settings(url, tag, sql, terminal.out(), events, Aludel.DEFAULT_LOCK_TIMEOUT, python));
    }

    /** The script directory alone, for verbs that need no database. */
    ScriptDirectory scripts() {
        return aludel().scripts();
    }
}
