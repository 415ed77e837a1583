/** The embedded PostgreSQL and who holds it up. */
@NullMarked
package dev.aludel.embedded;

import org.jspecify.annotations.NullMarked;
