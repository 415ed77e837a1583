/** Configuration as Alembic reads it: ini and toml files, {@code .env}, and database URLs. */
@NullMarked
package dev.aludel.config;

import org.jspecify.annotations.NullMarked;
