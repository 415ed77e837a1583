package dev.aludel.script.python;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a revision's header by executing its file: for headers that are no plain literals. */
@FunctionalInterface
public interface HeaderEvaluator {

    /**
     * Executes the module.
     *
     * @return those of {@code revision}, {@code down_revision}, {@code branch_labels}, {@code depends_on} and
     *     {@code __doc__} that the module has; each null, a {@code String}, or a {@code List} of them
     * @throws dev.aludel.error.AludelException with file and line where the module fails
     */
    Map<String, @Nullable Object> evaluate(Path file);
}
