package dev.aludel.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment variables that libpq, and so psycopg2, takes for what a database URL leaves out. */
final class LibpqEnvironment {
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("PGAPPNAME", "application_name"),
            Map.entry("PGCHANNELBINDING", "channel_binding"),
            Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            Map.entry("PGGSSENCMODE", "gssencmode"),
            Map.entry("PGKRBSRVNAME", "krbsrvname"),
            Map.entry("PGOPTIONS", "options"),
            Map.entry("PGREQUIREAUTH", "require_auth"),
            Map.entry("PGSSLCERT", "sslcert"),
            Map.entry("PGSSLKEY", "sslkey"),
            Map.entry("PGSSLMODE", "sslmode"),
            Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
            Map.entry("PGSSLROOTCERT", "sslrootcert"),
            Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"));

    private final Map<String, String> variables;

    /** The variables of a process. */
    LibpqEnvironment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** PGHOST, PGPORT, PGUSER, PGPASSWORD or PGDATABASE; null where unset or empty. */
    @Nullable
    String part(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The settings of a URL, completed with those that only the environment has. */
    Map<String, List<String>> settings(Map<String, List<String>> ofUrl) {
        Map<String, List<String>> settings = new LinkedHashMap<>(ofUrl);
        SETTINGS.forEach((variable, setting) -> {
            String value = part(variable);
            if (value != null) {
                settings.putIfAbsent(setting, List.of(value));
            }
        });
        return settings;
    }
}
