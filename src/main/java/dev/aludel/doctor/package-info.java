/** What of a repository runs here, found without a database. */
@NullMarked
package dev.aludel.doctor;

import org.jspecify.annotations.NullMarked;
