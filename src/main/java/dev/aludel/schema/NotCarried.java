package dev.aludel.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of objects that a {@link SchemaDump} leaves out, found so that they can be named. */
final class NotCarried {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    /** The first identifier that PostgreSQL gives to what users make. */
    private static final int FIRST_OF_USERS = 16384;

    /** Queries by the kind they find; each gives the names of what is the user's own. */
    private static final Map<String, String> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("large objects", "SELECT count(*)::text FROM pg_largeobject_metadata HAVING count(*) > 0"),
            Map.entry("publications", "SELECT pubname FROM pg_publication ORDER BY 1"),
            Map.entry(
                    "subscriptions",
                    "SELECT subname FROM pg_subscription WHERE subdbid ="
                            + " (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1"),
            Map.entry(
                    "settings of the database",
                    "SELECT split_part(unnest(setconfig), '=', 1) FROM pg_db_role_setting WHERE setdatabase ="
                            + " (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1"),
            Map.entry("security labels", "SELECT DISTINCT objname FROM pg_seclabels ORDER BY 1"),
            Map.entry("access methods", own("pg_am", "amname")),
            Map.entry("base types", own("pg_type", "typname", "typtype = 'b' AND typelem = 0 OR typtype = 'p'")),
            Map.entry("conversions", own("pg_conversion", "conname")),
            Map.entry("languages", own("pg_language", "lanname")),
            Map.entry("operator classes", own("pg_opclass", "opcname")),
            Map.entry("operator families", own("pg_opfamily", "opfname")),
            Map.entry(
                    "transforms",
                    own("pg_transform", "pg_catalog.pg_describe_object('pg_transform'::regclass, oid, 0)"))));

    private NotCarried() {}

    /** One sentence for each kind of which there is something. */
    static List<String> warnings(Connection connection) throws SQLException {
        List<String> warnings = new ArrayList<>();
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            List<String> found = names(connection, kind.getValue());
            if (!found.isEmpty()) {
                warnings.add("The dump does not carry " + kind.getKey() + ": " + String.join(", ", found) + ".");
            }
        }
        return warnings;
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                // Some catalogs are for superusers; what cannot be seen cannot be told of.
                return List.of();
            }
            throw e;
        }
    }

    private static String own(String catalog, String name) {
        return own(catalog, name, "true");
    }

    /** What users made, extensions' members left out. */
    private static String own(String catalog, String name, String condition) {
        return "SELECT " + name + " FROM " + catalog + " found WHERE oid >= " + FIRST_OF_USERS + " AND (" + condition
                + ")"
                + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '" + catalog
                + "'::regclass AND d.objid = found.oid AND d.deptype = 'e') ORDER BY 1";
    }
}
