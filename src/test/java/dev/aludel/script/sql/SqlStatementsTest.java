package dev.aludel.script.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.script.sql.SqlStatements.Statement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SqlStatementsTest {
    private static final Path FILE = Path.of("x.sql");

    private static List<String> split(String text) {
        return SqlStatements.read(FILE, text).stream().map(Statement::sql).toList();
    }

    @Test
    void semicolons_in_strings_names_and_comments_do_not_split() {
        assertThat(split("select 'a;b', E'it\\'s;', \"q;\" /* ; /* ; */ ; */, U&'\\0041;' -- ;\n, 1;; select 2"))
                .containsExactly(
                        "select 'a;b', E'it\\'s;', \"q;\" /* ; /* ; */ ; */, U&'\\0041;' -- ;\n, 1", "select 2");
    }

    @Test
    void dollar_quotes_do_not_split() {
        assertThat(split("do $$ a; $$; do $t$ $$ ; $t$; select $1, a$b from c$; select 3"))
                .containsExactly("do $$ a; $$", "do $t$ $$ ; $t$", "select $1, a$b from c$", "select 3");
    }

    @Test
    void lines_end_and_strings_go_on_as_the_server_reads_them() {
        assertThat(split("-- c\rselect 1;select 2")).containsExactly("select 1", "select 2");
        assertThat(split("select E'a' -- c\n -- d\r\n '\\';b'; select 2"))
                .containsExactly("select E'a' -- c\n -- d\r\n '\\';b'", "select 2");
        assertThat(split("select 'a'\n '\\'; select 2")).containsExactly("select 'a'\n '\\'", "select 2");
        assertThat(split("select 1$a$;$a$; select 2")).containsExactly("select 1$a$;$a$", "select 2");
    }

    @Test
    void bodies_and_rules_stay_whole() {
        String function =
                "create function f() returns int begin atomic select case when true then 1 end; select 2; end";
        String rule = "create rule r as on insert to t do also (insert into u values (1); delete from v)";
        assertThat(split(function + ";" + rule + "; begin; commit; end;"))
                .containsExactly(function, rule, "begin", "commit", "end");
    }

    @Test
    void statements_know_their_line() {
        assertThat(SqlStatements.read(FILE, "-- 😀\nselect 1;\n\nselect\n2;"))
                .extracting(Statement::line)
                .containsExactly(2, 4);
    }

    @Test
    void what_only_psql_reads_is_refused_with_its_line() {
        assertThatThrownBy(() -> split("select 1;\n\\c other\n"))
                .isInstanceOfSatisfying(AludelException.class, failure -> {
                    assertThat(failure.problem().location()).hasToString("x.sql:2");
                    assertThat(failure.problem().message()).contains("'\\c other'");
                });
        assertThatThrownBy(() -> split("COPY t (a) FROM stdin;\nit's\n\\.\n")).hasMessageContaining("FROM stdin");
    }

    @Test
    void what_is_left_open_is_an_error_where_it_begins() {
        assertThatThrownBy(() -> split("select 1;\nselect 'a"))
                .isInstanceOfSatisfying(
                        AludelException.class,
                        failure -> assertThat(failure.problem().location()).hasToString("x.sql:2"));
    }
}
