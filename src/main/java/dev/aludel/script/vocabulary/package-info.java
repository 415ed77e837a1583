/** The one vocabulary: what every {@code op.*} directive and every {@code sa.*} construct means, with its arguments bound as Python binds them. The Python shim and the literal evaluator are its two front doors. */
@NullMarked
package dev.aludel.script.vocabulary;

import org.jspecify.annotations.NullMarked;
