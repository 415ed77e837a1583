package dev.aludel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.error.AludelException;
import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaDumpIT {
    @TempDir
    Path folder;

    @Test
    void aRichSchemaComesBackWholeAndGivesTheSameText() throws Exception {
        try (TestDatabase original = TestDatabase.create();
                TestDatabase copy = TestDatabase.create()) {
            original.execute(rich());
            SchemaDump dump = SchemaDump.of(url(original));
            Path file = Files.writeString(folder.resolve("schema.sql"), dump.text());

            assertThat(SchemaLoad.load(url(copy), file)).isGreaterThan(70);

            assertThat(snapshot(original).lines()).hasSizeGreaterThan(80);
            assertThat(snapshot(original).differences(snapshot(copy))).isEmpty();
            assertThat(SchemaDump.of(url(copy)).text()).isEqualTo(dump.text());
            assertThat(dump.warnings()).isEmpty();
        }
    }

    @Test
    void theServerSplitsTheTextAsWeDo() throws Exception {
        try (TestDatabase original = TestDatabase.create();
                TestDatabase copy = TestDatabase.create()) {
            original.execute(rich());
            copy.execute(SchemaDump.of(url(original)).text());
            assertThat(snapshot(original).differences(snapshot(copy))).isEmpty();
        }
    }

    @Test
    void whatTheDumpCannotCarryIsNamed() {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE SCHEMA raw; CREATE TABLE raw.t (a int); CREATE PUBLICATION news FOR TABLE raw.t;"
                    + "CREATE OPERATOR FAMILY raw.family USING btree; SELECT lo_create(0);"
                    + "CREATE ACCESS METHOD store TYPE TABLE HANDLER heap_tableam_handler;"
                    + "CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))");
            assertThat(SchemaDump.of(url(database)).warnings())
                    .containsExactly(
                            "The dump does not carry access methods: store.",
                            "The dump does not carry large objects: 1.",
                            "The dump does not carry operator families: family.",
                            "The dump does not carry publications: news.",
                            "The dump does not carry transforms: transform for integer language sql.");
        }
    }

    @Test
    void whatOpensAnotherServerIsNotWritten() {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE FOREIGN DATA WRAPPER w OPTIONS (token 'HIDDEN');"
                    + "CREATE SERVER far FOREIGN DATA WRAPPER w OPTIONS (host 'far.example', \"sslPassword\" 'HIDDEN');"
                    + "CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'guest', pin 'HIDDEN');"
                    + "CREATE FOREIGN TABLE t (a int) SERVER far OPTIONS (table_name 't', api_key 'HIDDEN')");
            SchemaDump dump = SchemaDump.of(url(database));
            assertThat(dump.text()).doesNotContain("HIDDEN").contains("far.example", "'guest'", "pin ''", "api_key ''");
            assertThat(dump.warnings())
                    .singleElement()
                    .asString()
                    .contains("pin of user mapping", "token of foreign data wrapper w", "sslPassword", "api_key");
        }
    }

    @Test
    void defaultPrivilegesReplicaIdentitiesAndOddTriggersComeBack() throws Exception {
        try (TestDatabase original = TestDatabase.create();
                TestDatabase copy = TestDatabase.create()) {
            original.execute("""
                    CREATE SCHEMA "Odd.Schema";
                    CREATE TABLE "Odd.Schema"."T'x" (a int NOT NULL UNIQUE, b text);
                    ALTER TABLE "Odd.Schema"."T'x" REPLICA IDENTITY USING INDEX "T'x_a_key";
                    CREATE TABLE full_row (a int); ALTER TABLE full_row REPLICA IDENTITY FULL;
                    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS E'begin\r\n return new; end';
                    COMMENT ON FUNCTION touch() IS E'two\r\nlines';
                    CREATE TRIGGER "it's" BEFORE UPDATE OF b ON "Odd.Schema"."T'x" FOR EACH ROW
                        WHEN (old.b <> 'EXECUTE FUNCTION x(') EXECUTE FUNCTION touch('it''s', 'a\b', '');
                    CREATE TRIGGER news AFTER UPDATE ON "Odd.Schema"."T'x" REFERENCING OLD TABLE AS "old rows"
                        FOR EACH STATEMENT EXECUTE FUNCTION touch();
                    ALTER DEFAULT PRIVILEGES IN SCHEMA "Odd.Schema" GRANT INSERT, SELECT ON TABLES TO PUBLIC;
                    ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
                    ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT USAGE ON SEQUENCES TO pg_read_all_data WITH GRANT OPTION;
                    """);
            SchemaDump dump = SchemaDump.of(url(original));
            SchemaLoad.load(url(copy), Files.writeString(folder.resolve("schema.sql"), dump.text()));
            assertThat(snapshot(original).differences(snapshot(copy))).isEmpty();
            assertThat(snapshot(original).toString()).contains("default privileges", "replica=i", "touch('it''s'");
            assertThat(dump.warnings()).isEmpty();
        }
    }

    @Test
    void rightsOnPublicThatWereTakenOrGivenAreCarried() throws Exception {
        try (TestDatabase original = TestDatabase.create();
                TestDatabase copy = TestDatabase.create()) {
            original.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC; COMMENT ON SCHEMA public IS 'ours'");
            Path file = Files.writeString(
                    folder.resolve("schema.sql"), SchemaDump.of(url(original)).text());
            SchemaLoad.load(url(copy), file);
            assertThat(snapshot(original).differences(snapshot(copy))).isEmpty();
        }
    }

    @Test
    void aSnapshotSeesASmallDifference() throws Exception {
        try (TestDatabase one = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            one.execute("CREATE TABLE t (a int)");
            other.execute("CREATE TABLE t (a int DEFAULT 1)");
            assertThat(snapshot(one).differences(snapshot(other)))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("column public.t 1 a integer"));
        }
    }

    @Test
    void aDatabaseThatIsNotEmptyIsRefusedWithWhatIsInIt() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE TABLE account (id int)");
            Path file = Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE other (id int);");
            AludelException refusal =
                    catchThrowableOfType(AludelException.class, () -> SchemaLoad.load(url(database), file));
            assertThat(refusal.problem().code()).isEqualTo("database-not-empty");
            assertThat(refusal.problem().details()).containsExactly("table account");
        }
    }

    @Test
    void aFailureNamesFileAndLineAndChangesNothing() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            Path file = Files.writeString(
                    folder.resolve("schema.sql"),
                    "\\restrict abc\nCREATE TABLE one (id int);\n\nCREATE VIEW v AS\n  SELECT nothing\n  FROM one;\n");
            AludelException failure =
                    catchThrowableOfType(AludelException.class, () -> SchemaLoad.load(url(database), file));
            assertThat(failure).hasMessage("column \"nothing\" does not exist");
            assertThat(failure.problem().location()).hasToString(file + ":5");
            assertThat(database.column("SELECT relname FROM pg_class WHERE relname = 'one'"))
                    .isEmpty();
        }
    }

    @Test
    void whatOnlyPsqlUnderstandsIsRefusedWithItsLine() throws Exception {
        Path connect = Files.writeString(folder.resolve("connect.sql"), "SELECT 1;\n\\connect other\nSELECT 2;\n");
        Path copy = Files.writeString(folder.resolve("copy.sql"), "SELECT 1;\nCOPY t (a) FROM stdin;\n1\n\\.\n");
        try (TestDatabase database = TestDatabase.create()) {
            AludelException first =
                    catchThrowableOfType(AludelException.class, () -> SchemaLoad.load(url(database), connect));
            assertThat(first.problem().code()).isEqualTo("psql-command");
            assertThat(first.problem().location()).hasToString(connect + ":2");
            AludelException second =
                    catchThrowableOfType(AludelException.class, () -> SchemaLoad.load(url(database), copy));
            assertThat(second.problem().code()).isEqualTo("copy-from-stdin");
            assertThat(second.problem().location()).hasToString(copy + ":2");
        }
    }

    private static DatabaseUrl url(TestDatabase database) {
        return DatabaseUrl.parse(database.url());
    }

    private static CatalogSnapshot snapshot(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection);
        }
    }

    private static String rich() throws IOException {
        try (InputStream input = Objects.requireNonNull(SchemaDumpIT.class.getResourceAsStream("rich.sql"))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
