/** The command line: verbs, terminal output, exit codes. */
@NullMarked
package dev.aludel.cli;

import org.jspecify.annotations.NullMarked;
