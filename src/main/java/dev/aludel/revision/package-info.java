/** Revision files, their headers, the graph they form, identifiers in it, and the plan that leads from some heads to a target. No JDBC and no Python runtime. */
@NullMarked
package dev.aludel.revision;

import org.jspecify.annotations.NullMarked;
