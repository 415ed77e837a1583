package dev.aludel.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.pg.PgTrigger;

/**
 * Quotes the arguments and transition tables of triggers, which pgCodeKeeper writes as the catalog holds them: without
 * quotes, so that a name with a blank or an argument with an apostrophe is no SQL.
 */
final class TriggerNames {

    /** What follows EXECUTE FUNCTION comes from the server itself, the call being the definition's last part. */
    private static final String QUERY = """
            SELECT quote_ident(nspname) || '.' || quote_ident(relname) || '.' || quote_ident(tgname),
                substr(definition, strpos(definition, call) + length('EXECUTE FUNCTION ')),
                quote_ident(tgoldtable), quote_ident(tgnewtable)
            FROM (SELECT *, pg_get_triggerdef(t.oid) AS definition, 'EXECUTE FUNCTION ' || tgfoid::regproc || '(' AS call
                FROM pg_trigger t) t
            JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
            WHERE NOT tgisinternal AND (tgnargs > 0 OR tgoldtable IS NOT NULL OR tgnewtable IS NOT NULL)""";

    /** The parts of one trigger as SQL; the transition tables null where there is none. */
    private record Parts(
            String call,
            @Nullable String oldTable,
            @Nullable String newTable) {}

    private TriggerNames() {}

    /** Mends the triggers of a database read through the same connection's server. */
    static void mend(AbstractDatabase database, Connection connection) throws SQLException {
        Map<String, Parts> parts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                parts.put(rows.getString(1), new Parts(rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        List<PgTrigger> triggers = database.getDescendants()
                .filter(PgTrigger.class::isInstance)
                .map(PgTrigger.class::cast)
                .toList();
        for (PgTrigger trigger : triggers) {
            Parts known = parts.get(trigger.getQualifiedName());
            if (known != null) {
                trigger.setFunction(known.call());
                if (known.oldTable() != null) {
                    trigger.setOldTable(known.oldTable());
                }
                if (known.newTable() != null) {
                    trigger.setNewTable(known.newTable());
                }
            }
        }
    }
}
