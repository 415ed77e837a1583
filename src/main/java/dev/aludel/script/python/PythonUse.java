package dev.aludel.script.python;

import dev.aludel.config.Config;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When Python runs: {@code --python}. */
public enum PythonUse {
    /** Where something can't be told without it. */
    AUTO,
    /** The same, and it will be needed as far as one can tell: it begins to start at once. */
    LIKELY,
    /** For every revision written in Python. */
    ALWAYS,
    /** Never: what needs it is an error. */
    NEVER;

    /** What was demanded; first wins: {@code --python}, ALUDEL_PYTHON, the key {@code python} in {@code [aludel]}. */
    public static PythonUse of(@Nullable String option, Config config) {
        return Optional.ofNullable(option)
                .or(() -> config.environment("ALUDEL_PYTHON"))
                .or(() -> config.section("aludel").map(section -> section.get("python")))
                .filter(text -> !text.isBlank())
                .map(PythonUse::of)
                .orElse(AUTO);
    }

    /**
     * Reads what a person wrote.
     *
     * @throws AludelException code {@code usage} where it is none of the three
     */
    private static PythonUse of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> AUTO;
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default ->
                throw new AludelException(Problem.of(
                                "usage", "Python may run auto, always or never, not '" + text + "'")
                        .because("read from --python, ALUDEL_PYTHON, or the key python in the ini's section aludel"));
        };
    }
}
