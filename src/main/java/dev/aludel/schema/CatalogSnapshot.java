package dev.aludel.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything a PostgreSQL database's catalog says about what users made in it, as sorted lines of text. Two databases
 * whose snapshots are equal have the same schema, by definition of the queries in {@code catalog.sql}; what is in the
 * tables plays no part. Immutable.
 *
 * @param lines one line or paragraph for each object or part of one, beginning with its kind
 */
public record CatalogSnapshot(List<String> lines) {
    private static final List<Section> SECTIONS = sections();

    /** How the server prints {@code varchar_column IN ('a', 'b')}. */
    private static final Pattern CAST_ARRAY =
            Pattern.compile("\\(ARRAY\\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\\]\\)::text\\[\\]");

    private static final Pattern CAST_ELEMENT = Pattern.compile("'(?:[^']|'')*'::character varying");

    /** One query of {@code catalog.sql}. */
    private record Section(String name, String query) {}

    public CatalogSnapshot {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the catalog, in a read-only transaction of its own, which is rolled back.
     *
     * @param connection a connection in autocommit
     * @throws SQLException where the database refuses
     */
    public static CatalogSnapshot of(Connection connection) throws SQLException {
        TreeSet<String> lines = new TreeSet<>();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.execute("SET LOCAL search_path = ''");
            for (Section section : SECTIONS) {
                try (ResultSet rows = statement.executeQuery(section.query())) {
                    while (rows.next()) {
                        lines.add(section.name() + " " + settled(rows.getString(1)));
                    }
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return new CatalogSnapshot(new ArrayList<>(lines));
    }

    /**
     * The server reads its own printing of a list of {@code varchar} back as an array of casts where it had printed a
     * cast of an array: the same expression, so both are told as the former.
     */
    private static String settled(String line) {
        return CAST_ARRAY
                .matcher(line)
                .replaceAll(array -> Matcher.quoteReplacement(
                        "ARRAY[" + CAST_ELEMENT.matcher(array.group(1)).replaceAll("($0)::text") + "]"));
    }

    /** The lines only the other has, with {@code +}, and only this one, with {@code -}; none where they are equal. */
    public List<String> differences(CatalogSnapshot other) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(lines);
        all.addAll(other.lines);
        TreeSet<String> mine = new TreeSet<>(lines);
        TreeSet<String> others = new TreeSet<>(other.lines);
        for (String line : all) {
            if (!others.contains(line)) {
                differences.add("- " + line);
            } else if (!mine.contains(line)) {
                differences.add("+ " + line);
            }
        }
        return differences;
    }

    /** The snapshot as one text. */
    @Override
    public String toString() {
        return String.join("\n", lines);
    }

    private static List<Section> sections() {
        try (InputStream input =
                Objects.requireNonNull(CatalogSnapshot.class.getResourceAsStream("catalog.sql"), "catalog.sql")) {
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            List<Section> sections = new ArrayList<>();
            String[] parts = Pattern.compile("^-- section: ", Pattern.MULTILINE).split(text);
            for (int i = 1; i < parts.length; i++) {
                int end = parts[i].indexOf('\n');
                sections.add(new Section(parts[i].substring(0, end), expand(parts[i].substring(end))));
            }
            return List.copyOf(sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expand(String query) {
        return query.replaceAll(
                        "\\bown\\(([^,()]+), ([^()]+)\\)",
                        "NOT EXISTS (SELECT FROM pg_depend own WHERE own.classid = ($1)::regclass AND own.objid = $2"
                                + " AND (own.deptype = 'e' OR own.deptype = 'i' AND own.refclassid = 'pg_type'::regclass"
                                + " AND own.classid = 'pg_proc'::regclass))")
                .replaceAll(
                        "user_schema\\(([a-z.]+)\\)",
                        "$1 NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname ="
                                + " 'information_schema')")
                .replaceAll(
                        "\\boption_names\\(([a-z]+)\\)",
                        "(SELECT string_agg(option_name, ',' ORDER BY option_name) FROM pg_options_to_table($1))")
                .replaceAll(
                        "\\bacl\\(([a-z.]+)\\)",
                        "(SELECT string_agg(item::text, ',' ORDER BY item::text) FROM unnest($1) item)");
    }
}
