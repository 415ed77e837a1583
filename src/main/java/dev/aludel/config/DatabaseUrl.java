package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how to log in: SQLAlchemy's form, {@code jdbc:postgresql:}, or {@code embedded:}. Immutable.
 * {@link #toString()} masks the password.
 */
public final class DatabaseUrl {
    static final String EMBEDDED = "embedded:";
    static final String JDBC = "jdbc:postgresql:";
    static final String SQLALCHEMY_FORM = "postgresql://user:password@host:5432/database";

    private final String drivername;
    private final @Nullable String username;
    private final @Nullable String password;
    private final @Nullable String host;
    private final @Nullable Integer port;
    private final @Nullable String database;
    private final Map<String, List<String>> query;
    /** The part of a {@code jdbc:postgresql:} URL before its query, kept as it stands. */
    private final @Nullable String jdbc;
    /** How it is printed, where that isn't to be made from the parts. */
    private final @Nullable String shown;

    DatabaseUrl(
            String drivername,
            @Nullable String username,
            @Nullable String password,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String database,
            Map<String, List<String>> query,
            @Nullable String jdbc,
            @Nullable String shown) {
        this.drivername = drivername;
        this.username = username;
        this.password = password;
        this.host = host;
        this.port = port;
        this.database = database;
        this.query = query;
        this.jdbc = jdbc;
        this.shown = shown;
    }

    /**
     * Reads a URL.
     *
     * @throws AludelException naming what is wrong with it, without its secrets
     */
    public static DatabaseUrl parse(String text) {
        return DatabaseUrlReader.read(text.strip());
    }

    static @Nullable String last(@Nullable List<String> values) {
        return values == null ? null : values.getLast();
    }

    /**
     * The same, completed as libpq does: what the URL leaves out comes from PGHOST, PGPORT, PGUSER, PGPASSWORD,
     * PGDATABASE and the variables for settings, and without a host it is the local server's Unix-domain socket, if there
     * is one. {@link #masked()} stays as it was. A JDBC URL or {@code embedded:} is left alone.
     */
    public DatabaseUrl completed(Map<String, String> variables) {
        if (jdbc != null || embedded() || !backend().equals("postgresql")) {
            return this;
        }
        LibpqEnvironment environment = new LibpqEnvironment(variables);
        Map<String, List<String>> settings = environment.settings(query);
        if (port == null && !settings.containsKey("port") && environment.part("PGPORT") != null) {
            settings.put("port", List.of(environment.part("PGPORT")));
        }
        if (host == null && !settings.containsKey("host")) {
            String here = environment.part("PGHOST");
            if (here == null) {
                here = UnixSocketFile.defaultDirectory(port == null ? last(settings.get("port")) : port.toString())
                        .orElse(null);
            }
            if (here != null) {
                settings.put("host", List.of(here));
            }
        }
        boolean named = database != null && !database.isEmpty()
                || settings.containsKey("dbname")
                || settings.containsKey("database");
        return new DatabaseUrl(
                drivername,
                username == null && !settings.containsKey("user") ? environment.part("PGUSER") : username,
                password == null && !settings.containsKey("password") ? environment.part("PGPASSWORD") : password,
                host,
                port,
                named ? database : environment.part("PGDATABASE"),
                settings,
                null,
                masked());
    }

    /** Whether it names the embedded server, which the caller starts and asks for its real URL. */
    public boolean embedded() {
        return drivername.equals("embedded");
    }

    /** The backend's name, such as {@code postgresql}. */
    public String backend() {
        if (embedded() || jdbc != null || drivername.equals("postgres")) {
            return "postgresql";
        }
        int plus = drivername.indexOf('+');
        String name = plus < 0 ? drivername : drivername.substring(0, plus);
        return name.equals("postgres") ? "postgresql" : name;
    }

    /** What stands before {@code ://}, such as {@code postgresql+psycopg2}. */
    public String drivername() {
        return drivername;
    }

    /** The user, decoded. */
    public @Nullable String username() {
        return username;
    }

    /** The password, decoded. A secret: never print it. */
    public @Nullable String password() {
        return password;
    }

    /** The host, without the brackets of an IPv6 address; null where the URL names none or several. */
    public @Nullable String host() {
        return host;
    }

    /** The port. */
    public @Nullable Integer port() {
        return port;
    }

    /** The database. */
    public @Nullable String database() {
        return database;
    }

    /** The settings after {@code ?}, decoded, in order. */
    public Map<String, List<String>> query() {
        return query;
    }

    /**
     * The JDBC URL without user, password and settings.
     *
     * @throws AludelException where there is no JDBC for it: another backend, the embedded server
     */
    public String jdbcUrl() {
        if (jdbc != null) {
            return jdbc;
        }
        if (embedded()) {
            throw new IllegalStateException("the embedded server knows its own URL");
        }
        if (!backend().equals("postgresql")) {
            Problem problem =
                    Problem.of("unsupported-database", "There is no support for databases of '" + backend() + "'");
            throw new AludelException(
                    backend().equals("driver")
                            ? problem.because("sqlalchemy.url is still the placeholder that 'init' writes.")
                                    .remedy("Set sqlalchemy.url, or give --url or ALUDEL_URL, such as "
                                            + SQLALCHEMY_FORM + ".")
                            : problem.remedy("Use a PostgreSQL URL, such as " + SQLALCHEMY_FORM + "."));
        }
        return JDBC + "//" + String.join(",", JdbcHosts.of(this)) + "/" + PercentCoding.encode(databaseName(), "");
    }

    private String databaseName() {
        String named = last(query.getOrDefault("dbname", query.get("database")));
        if (named != null) {
            return named;
        }
        if (database != null && !database.isEmpty()) {
            return database;
        }
        String user = username == null ? last(query.get("user")) : username;
        return user == null ? "" : user;
    }

    /** The file of the Unix-domain socket to connect to, or null for TCP. */
    public @Nullable Path socketFile() {
        String named = last(query.get("host"));
        String directory = named == null ? host : named;
        if (jdbc != null || directory == null || !directory.startsWith("/")) {
            return null;
        }
        String number = last(query.get("port"));
        return UnixSocketFile.in(directory, number == null && port != null ? port.toString() : number);
    }

    /**
     * User, password and the allowed JDBC properties.
     *
     * @throws AludelException naming a setting that is not allowed
     */
    public Properties jdbcProperties() {
        Properties properties = new Properties();
        query.forEach((key, values) -> {
            if (jdbc != null || !isPlace(key)) {
                JdbcProperties.add(properties, drivername, key, values);
            }
        });
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    private static boolean isPlace(String key) {
        return key.equals("host") || key.equals("port") || key.equals("dbname") || key.equals("database");
    }

    /**
     * The URL as psql and the other tools of libpq take it, password included: never print it among messages.
     *
     * @throws AludelException as {@link #jdbcUrl()}
     */
    public String libpqUrl() {
        StringBuilder out = new StringBuilder(jdbcUrl().substring("jdbc:".length()));
        char separator = '?';
        Properties login = new Properties();
        query.forEach((key, values) -> {
            if (!isPlace(key) || values.getLast().startsWith("/")) {
                login.setProperty(key, values.getLast());
            }
        });
        if (username != null) {
            login.setProperty("user", username);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        for (String key : new TreeSet<>(login.stringPropertyNames())) {
            out.append(separator).append(key).append('=').append(PercentCoding.encode(login.getProperty(key), ""));
            separator = '&';
        }
        return out.toString();
    }

    /** The URL as SQLAlchemy prints it, the password as {@code ***}. */
    public String masked() {
        if (shown != null) {
            return shown;
        }
        StringBuilder out = new StringBuilder();
        if (embedded()) {
            return out.append(EMBEDDED).append(database == null ? "" : database).toString();
        }
        if (jdbc != null) {
            out.append(jdbc);
        } else {
            out.append(drivername).append("://");
            if (username != null) {
                out.append(PercentCoding.encode(username, " +"))
                        .append(password == null ? "" : ":***")
                        .append('@');
            }
            if (host != null) {
                // what stands before a second @ is the end of a password that was not percent-encoded
                String shown = host.indexOf('@') >= 0 ? "***" + host.substring(host.lastIndexOf('@')) : host;
                out.append(shown.indexOf(':') >= 0 ? "[" + shown + "]" : shown);
            }
            if (port != null) {
                out.append(':').append(port);
            }
            if (database != null) {
                out.append('/').append(database);
            }
        }
        appendMaskedQuery(out);
        return out.toString();
    }

    private void appendMaskedQuery(StringBuilder out) {
        char separator = '?';
        for (Map.Entry<String, List<String>> setting : new TreeMap<>(query).entrySet()) {
            for (String value : setting.getValue()) {
                out.append(separator)
                        .append(PercentCoding.encodePlus(setting.getKey()))
                        .append('=');
                out.append(setting.getKey().contains("password") ? "***" : PercentCoding.encodePlus(value));
                separator = '&';
            }
        }
    }

    /** The same as {@link #masked()}. */
    @Override
    public String toString() {
        return masked();
    }
}
