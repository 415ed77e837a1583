/** Plain SQL revisions: headers, sections and statements. */
@NullMarked
package dev.aludel.script.sql;

import org.jspecify.annotations.NullMarked;
