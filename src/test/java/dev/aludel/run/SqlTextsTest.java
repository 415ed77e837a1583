package dev.aludel.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.script.sql.SqlStatements.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextsTest {

    private static List<String> parts(String text) {
        return SqlTexts.inCompany(text).stream().map(Statement::sql).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                " -- why\n /* /* and */ how */ ; rollback",
                "CREATE TABLE t (id int); COMMIT; CREATE TYPE e AS ENUM ('a')",
                "BEGIN; SELECT 1",
                "SAVEPOINT a",
                "select 1; ROLLBACK TO SAVEPOINT a",
                "COPY t FROM STDIN",
                "PREPARE TRANSACTION 'x'",
                "",
                " ;; ",
                "-- nothing",
                "/* nothing */",
                "SELECT 1; \\i other.sql",
                "SELECT 'never closed; SELECT 1"
            })
    void what_moves_the_transaction_or_is_no_statement_goes_alone(String text) {
        assertThat(parts(text)).isEmpty();
    }

    @Test
    void a_statement_stays_as_it_is() {
        String function =
                "CREATE FUNCTION f() RETURNS int AS $$ BEGIN COMMIT; RETURN 1; END $$ LANGUAGE plpgsql;\n-- done\n";
        assertThat(parts(function)).containsExactly(function);
        assertThat(parts("(SELECT 1)")).containsExactly("(SELECT 1)");
        assertThat(parts("INSERT INTO t VALUES ('COMMIT; ROLLBACK')"))
                .containsExactly("INSERT INTO t VALUES ('COMMIT; ROLLBACK')");
    }

    @Test
    void several_statements_are_told_apart_with_their_places() {
        String text = "CREATE TABLE a (x text DEFAULT ';');\n-- then\nCREATE TABLE b ();";
        assertThat(SqlTexts.inCompany(text))
                .containsExactly(
                        new Statement("CREATE TABLE a (x text DEFAULT ';')", 1, 0),
                        new Statement("CREATE TABLE b ()", 3, text.indexOf("CREATE TABLE b")));
    }
}
