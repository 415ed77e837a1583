/** What went wrong, told for people: the one unchecked exception and the problem it carries. */
@NullMarked
package dev.aludel.error;

import org.jspecify.annotations.NullMarked;
