/**
 * Making revision files: the Mako renderer, names of new files, hooks that run over them, and the templates of {@code
 * init}. May use config, revision and error; Python, where a template needs it, is handed in as {@link
 * dev.aludel.template.PythonEvaluator}.
 */
@NullMarked
package dev.aludel.template;

import org.jspecify.annotations.NullMarked;
