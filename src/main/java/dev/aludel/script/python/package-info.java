/** Python revisions and env.py on GraalPy; the only package that sees {@code org.graalvm} and GraalPy's parser. */
@NullMarked
package dev.aludel.script.python;

import org.jspecify.annotations.NullMarked;
