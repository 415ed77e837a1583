/** Whole schemas: dump and load. */
@NullMarked
package dev.aludel.schema;

import org.jspecify.annotations.NullMarked;
