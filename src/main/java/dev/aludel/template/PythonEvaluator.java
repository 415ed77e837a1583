package dev.aludel.template;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the Python that a template was translated to, where Java's own evaluation doesn't cover it. */
@FunctionalInterface
public interface PythonEvaluator {

    /**
     * Runs the source and returns the text it wrote.
     *
     * @param file the template, named in errors
     * @param source as {@link MakoPython} writes it
     * @param variables what the template may name: null, strings, lists, a {@link Tuple}, a {@link java.time.LocalDateTime} or
     *     {@link java.time.ZonedDateTime}, and a {@link dev.aludel.config.Config}
     * @throws dev.aludel.error.AludelException with what Python raised
     */
    String run(Path file, String source, Map<String, @Nullable Object> variables);
}
