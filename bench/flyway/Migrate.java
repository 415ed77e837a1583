import org.flywaydb.core.Flyway;

/** Brings a database to the newest migration of a folder: JDBC URL, user, password, folder. */
final class Migrate {
    private Migrate() {}

    public static void main(String[] arguments) {
        Flyway.configure()
                .dataSource(arguments[0], arguments[1], arguments[2])
                .locations("filesystem:" + arguments[3])
                .load()
                .migrate();
    }
}
