package dev.aludel.cli;

/** The verbs that move a database: upgrade, downgrade, stamp, ensure_version. */
final class MigrationVerbs {
    private static final String SQL = "print SQL to standard output and leave the database alone (offline mode)";
    private static final String TAG = "a name that env.py may ask for with context.get_tag_argument()";
    private static final String REVISION = "revision identifier";

    private MigrationVerbs() {}

    static Verb upgrade() {
        return Verb.of(
                        "upgrade",
                        "Upgrade to a later version.",
                        invocation -> invocation.aludel().upgrade(invocation.positional()))
                .flag(SQL, "--sql")
                .value("TAG", TAG, "--tag")
                .positional("revision", "1", REVISION);
    }

    static Verb downgrade() {
        return Verb.of(
                        "downgrade",
                        "Revert to a previous version.",
                        invocation -> invocation.aludel().downgrade(invocation.positional()))
                .flag(SQL, "--sql")
                .value("TAG", TAG, "--tag")
                .positional("revision", "1", REVISION);
    }

    static Verb stamp() {
        return Verb.of(
                        "stamp",
                        "'stamp' the revision table with the given revision; don't run any migrations.",
                        invocation -> invocation.aludel().stamp(invocation.positionals(), invocation.flag("--purge")))
                .flag(SQL, "--sql")
                .value("TAG", TAG, "--tag")
                .flag("unconditionally erase the version table before stamping", "--purge")
                .positional("revisions", "1..*", "one or more revisions, or 'heads' for all heads");
    }

    static Verb ensureVersion() {
        return Verb.of(
                        "ensure_version",
                        "Create the alembic version table if it doesn't exist already.",
                        invocation -> invocation.aludel().ensureVersion())
                .flag(SQL, "--sql");
    }
}
