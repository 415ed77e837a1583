/** Facts of a database and how operations become its SQL. */
@NullMarked
package dev.aludel.dialect;

import org.jspecify.annotations.NullMarked;
