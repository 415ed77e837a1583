/** Operations: the immutable values that every revision ends as, with the tables, columns, types, constraints and expressions they speak of. */
@NullMarked
package dev.aludel.operation;

import org.jspecify.annotations.NullMarked;
