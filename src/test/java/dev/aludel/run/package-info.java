@NullMarked
package dev.aludel.run;

import org.jspecify.annotations.NullMarked;
