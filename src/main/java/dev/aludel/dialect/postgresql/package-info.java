/** PostgreSQL: its SQL, its quoting, its types. */
@NullMarked
package dev.aludel.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
