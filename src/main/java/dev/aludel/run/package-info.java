/** Running a plan: sessions, the executor, the version table, the runner lock, events. */
@NullMarked
package dev.aludel.run;

import org.jspecify.annotations.NullMarked;
