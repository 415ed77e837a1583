/** The rules that keep the rooms apart. */
@NullMarked
package dev.aludel.architecture;

import org.jspecify.annotations.NullMarked;
