/** What a step runs, and the session it runs in. */
@NullMarked
package dev.aludel.script;

import org.jspecify.annotations.NullMarked;
