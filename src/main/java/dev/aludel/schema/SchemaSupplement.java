package dev.aludel.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The statements of a {@link SchemaDump} that pgCodeKeeper does not write: replica identities, default privileges. */
final class SchemaSupplement {
    private static final String REPLICA_IDENTITIES = """
            SELECT format('ALTER TABLE ONLY %I.%I REPLICA IDENTITY %s', nspname, c.relname, CASE c.relreplident
                WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' || quote_ident(i.relname) END)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_index x ON x.indrelid = c.oid AND x.indisreplident
            LEFT JOIN pg_class i ON i.oid = x.indexrelid
            WHERE c.relkind IN ('r', 'p') AND (c.relreplident IN ('f', 'n') OR i.oid IS NOT NULL)
                AND nspname !~ '^pg_' AND nspname <> 'information_schema'
                AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY nspname COLLATE "C", c.relname COLLATE "C\"""";

    /** Without a schema they stand instead of what PostgreSQL itself gives, with one they are added to it. */
    private static final String DEFAULT_PRIVILEGES = """
            WITH entry AS (
                SELECT *, CASE defaclobjtype WHEN 'S' THEN 's' ELSE defaclobjtype END AS kind FROM pg_default_acl
            ), given AS (
                SELECT defaclrole AS owner, defaclnamespace AS place, defaclobjtype AS kind, a.grantee, a.privilege_type, a.is_grantable
                FROM entry, aclexplode(defaclacl) a
            ), standard AS (
                SELECT defaclrole, defaclnamespace, defaclobjtype, a.grantee, a.privilege_type, a.is_grantable
                FROM entry, aclexplode(acldefault(kind, defaclrole)) a WHERE defaclnamespace = 0
            ), change AS (
                SELECT 'REVOKE' AS verb, * FROM (TABLE standard EXCEPT TABLE given) taken(owner, place, kind, grantee, privilege_type, is_grantable)
                UNION ALL SELECT 'GRANT', * FROM (TABLE given EXCEPT TABLE standard) added
            )
            SELECT format('ALTER DEFAULT PRIVILEGES%s%s %s %s ON %s %s %s%s',
                CASE WHEN o.rolname <> current_user THEN format(' FOR ROLE %I', o.rolname) END,
                CASE WHEN place <> 0 THEN format(' IN SCHEMA %I', nspname) END,
                verb, string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C"),
                CASE kind WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
                    WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END,
                CASE verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END,
                CASE WHEN grantee = 0 THEN 'PUBLIC' WHEN g.rolname = current_user THEN 'CURRENT_USER' ELSE quote_ident(g.rolname) END,
                CASE WHEN is_grantable AND verb = 'GRANT' THEN ' WITH GRANT OPTION' END)
            FROM change JOIN pg_roles o ON o.oid = owner LEFT JOIN pg_roles g ON g.oid = grantee
            LEFT JOIN pg_namespace n ON n.oid = place
            GROUP BY o.rolname, place, nspname, verb, kind, grantee, g.rolname, is_grantable
            ORDER BY o.rolname COLLATE "C", nspname COLLATE "C" NULLS FIRST, kind, verb DESC, g.rolname COLLATE "C" NULLS FIRST, is_grantable""";

    private SchemaSupplement() {}

    /** The statements, which go to the end: default privileges must not reach what the schema itself creates. */
    static String of(Connection connection) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (String query : new String[] {REPLICA_IDENTITIES, DEFAULT_PRIVILEGES}) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    text.append("\n\n").append(rows.getString(1)).append(';');
                }
            }
        }
        return text.toString();
    }
}
