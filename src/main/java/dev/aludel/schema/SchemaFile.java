package dev.aludel.schema;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.script.sql.SqlStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of SQL that builds a schema, such as {@code dump-schema} or {@code pg_dump --schema-only} writes.
 *
 * @param statements its statements in order
 */
record SchemaFile(List<SqlStatements.Statement> statements) {
    /** What pg_dump puts around its text so that psql obeys nothing in it; no other reader needs it. */
    private static final Pattern RESTRICTION = Pattern.compile("^\\\\(un)?restrict\\b.*$", Pattern.MULTILINE);

    /**
     * Reads the file.
     *
     * @throws AludelException where it cannot be read, or holds what only psql understands
     */
    static SchemaFile read(Path file) {
        try {
            String text =
                    RESTRICTION.matcher(withoutMark(Files.readString(file))).replaceAll("");
            return new SchemaFile(SqlStatements.read(file, text));
        } catch (NoSuchFileException e) {
            throw new AludelException(
                    Problem.of("schema-file", "There is no file " + file + ".")
                            .remedy("Write one with `aludel dump-schema " + file + "`."),
                    e);
        } catch (IOException e) {
            throw new AludelException(
                    Problem.of("schema-file", "The file " + file + " cannot be read.")
                            .because(e.getClass().getSimpleName() + ": " + e.getMessage()),
                    e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
