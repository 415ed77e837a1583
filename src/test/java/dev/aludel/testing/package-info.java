/** What tests share: databases of their own. */
@NullMarked
package dev.aludel.testing;

import org.jspecify.annotations.NullMarked;
