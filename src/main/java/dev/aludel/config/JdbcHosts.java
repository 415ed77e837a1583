package dev.aludel.config;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hosts of a {@link DatabaseUrl} as pgjdbc wants them. */
final class JdbcHosts {

    private JdbcHosts() {}

    /** The hosts with their ports, as a JDBC URL lists them. */
    static List<String> of(DatabaseUrl url) {
        Map<String, List<String>> query = url.query();
        String host = url.host();
        Integer port = url.port();
        List<String> named = split(query.get("host"));
        List<String> ports = split(query.get("port"));
        if (named.isEmpty()) {
            named = List.of(host == null ? "localhost" : host);
        }
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            String name = named.get(i);
            if (name.indexOf('@') > 0) {
                throw DatabaseUrlReader.bad("The host in the database URL has an @ in it");
            }
            if (name.startsWith("@") || name.startsWith("/") && named.size() > 1) {
                throw new AludelException(
                        Problem.of("unix-socket", "The database URL names a Unix socket that can't be used: " + name)
                                .because("A socket directory must be the only host, and abstract sockets (@) are not"
                                        + " supported.")
                                .remedy("Name one socket directory, or hosts only."));
            }
            if (name.startsWith("/")) {
                // pgjdbc wants a host; the socket itself is found by DatabaseUrl.socketFile()
                name = "localhost";
            }
            String own =
                    ports.isEmpty() ? port == null ? null : port.toString() : ports.get(Math.min(i, ports.size() - 1));
            hosts.add(withPort(name, own));
        }
        return hosts;
    }

    private static List<String> split(@Nullable List<String> values) {
        List<String> parts = new ArrayList<>();
        if (values != null) {
            values.forEach(value -> parts.addAll(List.of(value.split(","))));
        }
        return parts;
    }

    private static String withPort(String name, @Nullable String port) {
        boolean address = name.indexOf(':') != name.lastIndexOf(':') && !name.startsWith("[");
        String bracketed = address ? "[" + name + "]" : name;
        boolean ownPort = !address && name.lastIndexOf(':') > name.lastIndexOf(']');
        return port == null || ownPort ? bracketed : bracketed + ":" + port;
    }
}
