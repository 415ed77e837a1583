/** The Java API: wires configuration, revisions, scripts and execution together. */
@NullMarked
package dev.aludel;

import org.jspecify.annotations.NullMarked;
