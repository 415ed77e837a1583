package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of a {@link DatabaseUrl}. */
final class DatabaseUrlReader {

    private DatabaseUrlReader() {}

    static DatabaseUrl read(String url) {
        if (url.startsWith(DatabaseUrl.EMBEDDED)) {
            String name = url.substring(DatabaseUrl.EMBEDDED.length());
            return new DatabaseUrl(
                    "embedded", null, null, null, null, name.isEmpty() ? null : name, Map.of(), null, null);
        }
        if (url.startsWith("jdbc:")) {
            return parseJdbc(url);
        }
        int scheme = url.indexOf("://");
        if (scheme <= 0 || !url.substring(0, scheme).chars().allMatch(DatabaseUrlReader::inDrivername)) {
            throw bad("Could not parse SQLAlchemy URL from given URL string");
        }
        return parseRest(url.substring(0, scheme), url.substring(scheme + 3));
    }

    private static boolean inDrivername(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '+';
    }

    /**
     * Reads what follows {@code ://} by SQLAlchemy's own rules of where user, password and host end, and several hosts
     * separated by commas as libpq writes them.
     */
    private static DatabaseUrl parseRest(String drivername, String rest) {
        int userEnd = indexOfAny(rest, ":/", 0);
        String username = null;
        String password = null;
        int at = rest.startsWith(":", userEnd) ? rest.indexOf('@', userEnd) : -1;
        int from = 0;
        if (at >= 0) {
            username = rest.substring(0, userEnd);
            password = PercentCoding.decode(rest.substring(userEnd + 1, at));
            from = at + 1;
        } else if (rest.lastIndexOf('@', userEnd) >= 0) {
            from = rest.lastIndexOf('@', userEnd) + 1;
            username = rest.substring(0, from - 1);
        }
        int placeEnd = indexOfAny(rest, "/?", from);
        String severalHosts = rest.substring(from, placeEnd);
        if (severalHosts.indexOf(',') >= 0) {
            from = placeEnd;
        } else {
            severalHosts = "";
        }
        String host = null;
        int bracket = rest.startsWith("[", from) ? rest.indexOf(']', from) : -1;
        if (bracket > from + 1) {
            host = rest.substring(from + 1, bracket);
            from = bracket + 1;
        } else {
            int hostEnd = indexOfAny(rest, "/:?", from);
            host = hostEnd > from ? rest.substring(from, hostEnd) : null;
            from = hostEnd;
        }
        Integer port = null;
        if (rest.startsWith(":", from)) {
            int portEnd = indexOfAny(rest, "/?", from);
            port = port(rest.substring(from + 1, portEnd));
            from = portEnd;
        }
        String database = null;
        if (rest.startsWith("/", from)) {
            int end = indexOfAny(rest, "?", from);
            database = rest.substring(from + 1, end);
            from = end;
        }
        Map<String, List<String>> query =
                rest.startsWith("?", from) ? PercentCoding.query(rest.substring(from + 1)) : Map.of();
        if (!severalHosts.isEmpty()) {
            query = new LinkedHashMap<>(query);
            query.put("host", List.of(severalHosts));
        }
        String user = username == null ? null : PercentCoding.decode(username);
        return new DatabaseUrl(drivername, user, password, host, port, database, query, null, null);
    }

    private static Integer port(String digits) {
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException notANumber) {
            AludelException problem = bad("The port in the database URL is not a number");
            problem.addSuppressed(notANumber);
            throw problem;
        }
    }

    private static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static DatabaseUrl parseJdbc(String url) {
        if (!url.startsWith(DatabaseUrl.JDBC)) {
            throw bad("Of JDBC URLs only jdbc:postgresql: is understood");
        }
        int question = url.indexOf('?');
        String location = question < 0 ? url : url.substring(0, question);
        if (location.indexOf('@') >= 0) {
            throw bad("A JDBC URL takes user and password behind the question mark: ?user=…&password=…");
        }
        Map<String, List<String>> query = question < 0 ? Map.of() : PercentCoding.query(url.substring(question + 1));
        int slash = location.startsWith(DatabaseUrl.JDBC + "//")
                ? location.indexOf('/', DatabaseUrl.JDBC.length() + 2)
                : DatabaseUrl.JDBC.length() - 1;
        String database = slash < 0 ? "" : PercentCoding.decode(location.substring(slash + 1));
        return new DatabaseUrl(
                "jdbc:postgresql",
                DatabaseUrl.last(query.get("user")),
                DatabaseUrl.last(query.get("password")),
                null,
                null,
                database.isEmpty() || database.equals("/") ? null : database,
                query,
                location,
                null);
    }

    static AludelException bad(String message) {
        return new AludelException(Problem.of("bad-url", message)
                .remedy("Write it as " + DatabaseUrl.SQLALCHEMY_FORM
                        + ", as jdbc:postgresql://host:5432/database, or as embedded:"
                        + "; characters such as @ : / ? # % in user or password as %40 %3A %2F %3F %23 %25."));
    }
}
