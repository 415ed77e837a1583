package dev.aludel.schema;

import java.util.List;
import org.pgcodekeeper.core.DatabaseType;
import org.pgcodekeeper.core.loader.DatabaseLoader;
import org.pgcodekeeper.core.loader.pg.SupportedPgVersion;
import org.pgcodekeeper.core.model.difftree.DbObjType;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.AbstractSchema;
import org.pgcodekeeper.core.schema.PgPrivilege;
import org.pgcodekeeper.core.schema.pg.PgDatabase;
import org.pgcodekeeper.core.schema.pg.PgSchema;
import org.pgcodekeeper.core.settings.ISettings;

/** What CREATE DATABASE leaves: the schema {@code public} with its standard rights, and PL/pgSQL. */
final class EmptyDatabase {

    private static final int VERSION_15 = 150000;

    private EmptyDatabase() {}

    /** The empty database of the same server version as the one given. */
    static AbstractDatabase beside(AbstractDatabase database, ISettings settings) {
        PgDatabase empty = (PgDatabase) DatabaseLoader.createDb(settings);
        empty.setVersion(database.getVersion());
        AbstractSchema schema = database.getSchema("public");
        empty.addSchema(schema == null ? new PgSchema("public") : standard(schema, modern(database)));
        database.getChildren()
                .filter(child -> child.getStatementType() == DbObjType.EXTENSION)
                .filter(child -> child.getName().equals("plpgsql"))
                .findAny()
                .ifPresent(child -> empty.addChild(child.shallowCopy()));
        return empty;
    }

    /** Since version 15 only the database's owner may create in {@code public}. */
    private static boolean modern(AbstractDatabase database) {
        SupportedPgVersion version = database.getVersion();
        return version == null || version.getVersion() >= VERSION_15;
    }

    private static AbstractSchema standard(AbstractSchema schema, boolean modern) {
        AbstractSchema standard = (AbstractSchema) schema.shallowCopy();
        standard.setComment(null);
        if (modern && schema.getOwner() != null) {
            standard.setOwner("pg_database_owner");
        }
        List<PgPrivilege> owners = schema.getPrivileges().stream()
                .filter(privilege -> privilege.getRole().equals(schema.getOwner()))
                .toList();
        standard.clearPrivileges();
        owners.forEach(standard::addPrivilege);
        standard.addPrivilege(
                new PgPrivilege("GRANT", modern ? "USAGE" : "ALL", "SCHEMA public", "PUBLIC", false, DatabaseType.PG));
        return standard;
    }
}
