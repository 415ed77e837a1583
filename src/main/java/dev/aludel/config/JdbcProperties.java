package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Translates a URL's query into pgjdbc's connection properties. Only what is listed here passes: properties that load
 * classes or write files ({@code socketFactory}, {@code sslfactory}, {@code loggerFile} and the like) are refused.
 */
final class JdbcProperties {
    private static final Set<String> NATIVE = Set.of(
            "ApplicationName",
            "assumeMinServerVersion",
            "cancelSignalTimeout",
            "channelBinding",
            "connectTimeout",
            "currentSchema",
            "gssEncMode",
            "gssResponseTimeout",
            "hostRecheckSeconds",
            "kerberosServerName",
            "loadBalanceHosts",
            "loginTimeout",
            "logServerErrorDetail",
            "options",
            "password",
            "preferQueryMode",
            "prepareThreshold",
            "requireAuth",
            "socketTimeout",
            "ssl",
            "sslcert",
            "sslkey",
            "sslmode",
            "sslNegotiation",
            "sslpassword",
            "sslResponseTimeout",
            "sslrootcert",
            "targetServerType",
            "tcpKeepAlive",
            "user");

    private static final Map<String, String> LIBPQ = Map.of(
            "application_name", "ApplicationName",
            "fallback_application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout",
            "timeout", "connectTimeout",
            "gssencmode", "gssEncMode",
            "krbsrvname", "kerberosServerName",
            "require_auth", "requireAuth",
            "sslnegotiation", "sslNegotiation");

    /** Settings of Python's drivers that mean nothing to pgjdbc and change nothing that a migration can see. */
    private static final Set<String> PYTHON_ONLY = Set.of(
            "async_fallback",
            "prepared_statement_cache_size",
            "prepared_statement_name_func",
            "statement_cache_size",
            "client_encoding");

    private JdbcProperties() {}

    static void add(Properties properties, String drivername, String key, List<String> values) {
        String value = values.getLast();
        switch (key) {
            case "target_session_attrs" -> properties.setProperty("targetServerType", targetServerType(value));
            case "keepalives" -> properties.setProperty("tcpKeepAlive", String.valueOf(!value.equals("0")));
            case "load_balance_hosts" ->
                properties.setProperty("loadBalanceHosts", String.valueOf(value.equals("random")));
            case "ssl" -> ssl(properties, drivername, value);
            default -> named(key).ifPresent(name -> properties.setProperty(name, value));
        }
    }

    private static Optional<String> named(String key) {
        if (NATIVE.contains(key)) {
            return Optional.of(key);
        }
        if (LIBPQ.containsKey(key)) {
            return Optional.of(LIBPQ.get(key));
        }
        if (PYTHON_ONLY.contains(key)) {
            return Optional.empty();
        }
        throw new AludelException(
                Problem.of("refused-url-setting", "The database URL has a setting that is not allowed: " + key)
                        .because("Allowed are libpq's usual ones (sslmode, sslrootcert, connect_timeout,"
                                + " application_name, options, target_session_attrs, …) and those of the JDBC driver"
                                + " that neither load classes nor write files.")
                        .remedy("Take '" + key + "' out of the URL."));
    }

    /** asyncpg and pg8000 take an sslmode, or a truth, under the name {@code ssl}. */
    private static void ssl(Properties properties, String drivername, String value) {
        switch (value) {
            case "true", "True", "1" ->
                properties.setProperty(
                        drivername.startsWith("jdbc") ? "ssl" : "sslmode",
                        drivername.startsWith("jdbc") ? "true" : "require");
            case "false", "False", "0" -> properties.setProperty("sslmode", "disable");
            default -> properties.setProperty("sslmode", value);
        }
    }

    private static String targetServerType(String attributes) {
        return switch (attributes) {
            case "any" -> "any";
            case "read-write", "primary" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default ->
                throw new AludelException(
                        Problem.of("bad-url", "target_session_attrs in the database URL cannot be '" + attributes + "'")
                                .remedy("Use any, read-write, read-only, primary, standby or prefer-standby."));
        };
    }
}
