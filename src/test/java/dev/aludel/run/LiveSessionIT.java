package dev.aludel.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.config.DatabaseUrl;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Execute;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.TextStatement;
import dev.aludel.operation.TupleValue;
import dev.aludel.script.ResultRows;
import dev.aludel.testing.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expected values are what psycopg2 2.9 under SQLAlchemy 2.0 answered to the same statements. */
class LiveSessionIT {
    private final TestDatabase database = TestDatabase.create();
    private final List<Event> events = new ArrayList<>();
    private LiveSession session = open();

    private LiveSession open() {
        return LiveSession.connect(DatabaseUrl.parse(database.url()), new PlainDialect(), events::add);
    }

    @BeforeEach
    void table() {
        database.execute("CREATE TABLE item (id int, name text)");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private @Nullable Object scalar(String sql) {
        return session.executeDriverSql(sql, List.of()).rows().get(0)[0];
    }

    private ResultRows run(String sql, Map<String, @Nullable Object> values) {
        return session.execute(new TextStatement(sql), List.of(values));
    }

    private @Nullable Object echoed(String type, @Nullable Object value) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("value", value);
        return run("SELECT CAST(:value AS " + type + ")", values).rows().get(0)[0];
    }

    @Test
    void values_are_read_into_the_types_that_psycopg2_reads_them_into() {
        assertThat(scalar("SELECT 1::int2")).isEqualTo(1L);
        assertThat(scalar("SELECT 1.50::numeric")).isEqualTo(new BigDecimal("1.50"));
        assertThat(scalar("SELECT 1.5::float4")).isEqualTo(1.5);
        assertThat(scalar("SELECT 'Infinity'::float8")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(scalar("SELECT true")).isEqualTo(true);
        assertThat(scalar("SELECT 'x'::char(3)")).isEqualTo("x  ");
        assertThat(scalar("SELECT null")).isNull();
        assertThat(scalar("SELECT 42::oid")).isEqualTo(42L);
        assertThat(scalar("SELECT '1.5'::money")).isEqualTo("$1.50");
        assertThat(scalar("SELECT '\\x0102'::bytea")).isEqualTo(new byte[] {1, 2});
        assertThat(scalar("SELECT '{\"a\": 1}'::jsonb")).isEqualTo(new JsonValue("{\"a\": 1}"));
        assertThat(scalar("SELECT '00000000-0000-0000-0000-000000000005'::uuid"))
                .isEqualTo(new UUID(0, 5));
        assertThat(scalar("SELECT int4range(1, 5)")).isEqualTo("[1,5)");
    }

    @Test
    void dates_and_times_keep_their_zone_and_infinity_is_the_last_day_python_has() {
        scalar("SELECT set_config('TimeZone', 'Asia/Kolkata', false)");
        assertThat(scalar("SELECT '2020-01-01 10:00:00.5+00'::timestamptz"))
                .isEqualTo(OffsetDateTime.of(2020, 1, 1, 15, 30, 0, 500_000_000, ZoneOffset.ofHoursMinutes(5, 30)));
        assertThat(scalar("SELECT '2020-01-01 10:00'::timestamp")).isEqualTo(LocalDateTime.of(2020, 1, 1, 10, 0));
        assertThat(scalar("SELECT 'infinity'::timestamp"))
                .isEqualTo(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
        assertThat(scalar("SELECT '-infinity'::date")).isEqualTo(LocalDate.of(1, 1, 1));
        assertThat(scalar("SELECT '24:00'::time")).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(scalar("SELECT '10:00+02'::timetz"))
                .isEqualTo(OffsetTime.of(LocalTime.of(10, 0), ZoneOffset.ofHours(2)));
        assertThat(scalar("SELECT '1 year 2 mons 3 days 04:05:06.7'::interval"))
                .isEqualTo(Duration.ofDays(428).plusSeconds(14706).plusMillis(700));
        assertThat(scalar("SELECT '-1 day -02:00:00'::interval"))
                .isEqualTo(Duration.ofDays(-1).minusHours(2));
    }

    @Test
    void a_year_that_python_has_no_date_for_is_an_error_and_leaves_the_session_usable() {
        AludelException failure =
                catchThrowableOfType(AludelException.class, () -> scalar("SELECT '0044-03-15 BC'::date"));
        assertThat(failure).hasMessage("year -44 is out of range");
        assertThat(scalar("SELECT 1")).isEqualTo(1L);
    }

    @Test
    void arrays_are_lists_except_those_of_types_psycopg2_does_not_know() {
        assertThat(scalar("SELECT array[1, 2, null]")).isEqualTo(Arrays.asList(1L, 2L, null));
        assertThat(scalar("SELECT array[array[1, 2], array[3, 4]]"))
                .isEqualTo(List.of(List.of(1L, 2L), List.of(3L, 4L)));
        assertThat(scalar("SELECT array['a', 'b,\"c', null, 'NULL', '']"))
                .isEqualTo(Arrays.asList("a", "b,\"c", null, "NULL", ""));
        assertThat(scalar("SELECT '[0:1]={7,8}'::int[]")).isEqualTo(List.of(7L, 8L));
        scalar("CREATE TYPE mood AS ENUM ('a', 'b'); SELECT 1");
        assertThat(scalar("SELECT array['a']::mood[]")).isEqualTo("{a}");
    }

    @Test
    void bound_values_come_back_as_they_went() {
        assertThat(echoed("text", "it's \\ é ? : % \"")).isEqualTo("it's \\ é ? : % \"");
        assertThat(echoed("bigint", -5L)).isEqualTo(-5L);
        assertThat(echoed("numeric", BigInteger.TWO.pow(70))).isEqualTo(new BigDecimal(BigInteger.TWO.pow(70)));
        assertThat(echoed("numeric", new BigDecimal("-1.50"))).isEqualTo(new BigDecimal("-1.50"));
        assertThat(echoed("float8", 1e300)).isEqualTo(1e300);
        assertThat(echoed("float8", Double.NaN)).isEqualTo(Double.NaN);
        assertThat(echoed("bytea", new byte[] {0, 1, 'a', '\''})).isEqualTo(new byte[] {0, 1, 'a', '\''});
        assertThat(echoed("date", LocalDate.of(2020, 1, 2))).isEqualTo(LocalDate.of(2020, 1, 2));
        assertThat(echoed("interval", Duration.ofDays(-2).plusSeconds(5).plusNanos(7000)))
                .isEqualTo(Duration.ofDays(-2).plusSeconds(5).plusNanos(7000));
        assertThat(echoed("timestamp", LocalDateTime.of(2020, 1, 2, 3, 4)))
                .isEqualTo(LocalDateTime.of(2020, 1, 2, 3, 4));
        assertThat(echoed("jsonb", new JsonValue("{\"k\": [1, null]}"))).isEqualTo(new JsonValue("{\"k\": [1, null]}"));
        assertThat(echoed("int[]", List.of())).isEqualTo(List.of());
        assertThat(echoed("text[]", Arrays.asList("a'", null))).isEqualTo(Arrays.asList("a'", null));
        assertThat(echoed("text", null)).isNull();
    }

    @Test
    void a_string_is_an_untyped_literal_so_it_fits_a_uuid_an_enum_and_json() {
        scalar("CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE thing (id uuid, m mood, j jsonb); SELECT 1");
        String id = "00000000-0000-0000-0000-000000000005";
        ResultRows inserted = run("INSERT INTO thing VALUES (:id, :m, :j)", Map.of("id", id, "m", "sad", "j", "{}"));
        assertThat(inserted.rowCount()).isEqualTo(1);
        assertThat(run("SELECT 1 FROM thing WHERE id = :id AND m = :m", Map.of("id", id, "m", "sad"))
                        .rows())
                .hasSize(1);
        assertThat(run("SELECT 1 WHERE 2 IN :ids", Map.of("ids", new TupleValue(List.of(1L, 2L))))
                        .rows())
                .hasSize(1);
        assertThat(run("SELECT 1 WHERE 2 = ANY(:ids)", Map.of("ids", List.of(1L, 2L)))
                        .rows())
                .hasSize(1);
    }

    @Test
    void binds_stand_where_the_extended_protocol_allows_none() {
        run("COMMENT ON TABLE item IS :text", Map.of("text", "it's"));
        run("ALTER TABLE item ALTER COLUMN name SET DEFAULT :text", Map.of("text", "x"));
        assertThat(scalar("SELECT obj_description('item'::regclass)")).isEqualTo("it's");
    }

    @Test
    void text_without_values_goes_as_it_stands() {
        assertThat(scalar("SELECT '{\"a\": 1}'::jsonb ? 'a'")).isEqualTo(true);
        assertThat(scalar("SELECT 'a%b {fn x} ??'")).isEqualTo("a%b {fn x} ??");
        assertThat(
                        scalar(
                                "INSERT INTO item VALUES (1, 'a'); INSERT INTO item VALUES (2, 'b'); SELECT count(*) FROM item"))
                .isEqualTo(2L);
    }

    @Test
    void several_sets_of_values_are_an_executemany_and_their_rows_are_added_up() {
        List<Map<String, @Nullable Object>> sets = new ArrayList<>();
        for (long i = 0; i < 1000; i++) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("id", i);
            values.put("name", "n".repeat(200));
            sets.add(values);
        }
        ResultRows result = session.execute(new TextStatement("INSERT INTO item VALUES (:id, :name)"), sets);
        assertThat(result.rowCount()).isEqualTo(1000);
        assertThat(scalar("SELECT count(*) FROM item")).isEqualTo(1000L);
    }

    @Test
    void a_transaction_begins_with_the_first_statement_and_lasts_until_commit() {
        assertThat(session.inTransaction()).isFalse();
        scalar("INSERT INTO item VALUES (1, 'a') RETURNING 1");
        assertThat(session.inTransaction()).isTrue();
        assertThat(database.column("SELECT id FROM item")).isEmpty();
        session.commit();
        assertThat(session.inTransaction()).isFalse();
        assertThat(database.column("SELECT id FROM item")).containsExactly("1");
        scalar("DELETE FROM item RETURNING 1");
        session.rollback();
        assertThat(database.column("SELECT id FROM item")).containsExactly("1");
    }

    @Test
    void a_savepoint_undoes_a_failure_and_the_transaction_goes_on() {
        scalar("INSERT INTO item VALUES (1, 'a') RETURNING 1");
        String savepoint = session.beginNested();
        assertThat(savepoint).isEqualTo("sa_savepoint_1");
        assertThatThrownBy(() -> scalar("SELECT 1/0")).isInstanceOf(AludelException.class);
        session.endNested(savepoint, false);
        session.commit();
        assertThat(database.column("SELECT id FROM item")).containsExactly("1");
    }

    @Test
    void committing_a_failed_transaction_says_that_nothing_was_committed() {
        assertThatThrownBy(() -> scalar("SELECT 1/0")).isInstanceOf(AludelException.class);
        AludelException failure = catchThrowableOfType(AludelException.class, session::commit);
        assertThat(failure.problem().code()).isEqualTo("transaction-failed");
    }

    @Test
    void an_autocommit_block_commits_what_came_before_and_runs_outside_a_transaction() {
        session.begin();
        scalar("INSERT INTO item VALUES (1, 'a') RETURNING 1");
        session.beginAutocommit();
        assertThat(database.column("SELECT id FROM item")).containsExactly("1");
        session.run(new Execute(new DriverSql("CREATE INDEX CONCURRENTLY item_id ON item (id)")));
        session.endAutocommit(true);
        assertThat(session.inTransaction()).isTrue();
        scalar("INSERT INTO item VALUES (2, 'b') RETURNING 1");
        session.rollback();
        assertThat(database.column("SELECT id FROM item")).containsExactly("1");
    }

    @Test
    void notices_become_events() {
        session.run(new Execute(new DriverSql("DO $$ BEGIN RAISE NOTICE 'hello'; RAISE WARNING 'careful'; END $$")));
        assertThat(events)
                .contains(new Event.ServerMessage("NOTICE", "hello"), new Event.ServerMessage("WARNING", "careful"));
    }

    @Test
    void a_failure_shows_the_line_the_caret_the_statement_and_its_values() {
        AludelException failure = catchThrowableOfType(
                AludelException.class,
                () -> run("SELECT qwxz\n  FROM item WHERE name = :name", Map.of("name", "it's")));
        assertThat(failure).hasMessage("column \"qwxz\" does not exist");
        assertThat(failure.problem().details())
                .containsExactly(
                        "LINE 1: SELECT qwxz",
                        "               ^",
                        "[SQL: SELECT qwxz\n  FROM item WHERE name = :name]",
                        "[parameters: {'name': 'it's'}]");
    }

    @Test
    void a_password_in_a_failing_statement_is_not_shown() {
        AludelException failure = catchThrowableOfType(
                AludelException.class, () -> scalar("CREATE ROLE postgres LOGIN PASSWORD 'se''cret' NOPE"));
        assertThat(failure.problem().toString()).doesNotContain("cret").contains("PASSWORD '***'");
    }

    @Test
    void copy_from_stdin_is_refused_clearly_and_the_session_goes_on() {
        AludelException failure = catchThrowableOfType(AludelException.class, () -> scalar("COPY item FROM STDIN"));
        assertThat(failure.problem().code()).isEqualTo("copy-from-stdin");
        session.rollback();
        assertThat(scalar("SELECT 1")).isEqualTo(1L);
    }

    @Test
    void a_killed_backend_is_a_lost_connection() {
        Object process = scalar("SELECT pg_backend_pid()");
        database.query("SELECT pg_terminate_backend(" + process + ")");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> scalar("SELECT 1"));
        assertThat(failure.problem().code()).isEqualTo("connection-lost");
        session.rollback();
    }

    @Test
    void a_wrong_password_is_not_shown() {
        String wrong = database.url().replaceFirst("//([^:]+):[^@]*@", "//nobody_here:s3cret@");
        AludelException failure = catchThrowableOfType(
                AludelException.class,
                () -> LiveSession.connect(DatabaseUrl.parse(wrong), new PlainDialect(), events::add));
        assertThat(failure.problem().code()).isEqualTo("no-connection");
        assertThat(failure.problem().toString()).doesNotContain("s3cret").contains("nobody_here:***@");
    }

    @Test
    void the_server_knows_us_by_name() {
        assertThat(scalar("SHOW application_name")).isEqualTo("aludel");
    }

    private void queue(String sql) {
        session.queue(new Execute(new DriverSql(sql)), List.of(new Location(Path.of("here.sql"), sql.length())));
    }

    @Test
    void what_is_queued_goes_with_what_comes_after_it() {
        queue("INSERT INTO item VALUES (1, 'a')");
        queue("INSERT INTO item VALUES (2, 'b'); INSERT INTO item VALUES (3, 'c')");
        session.queue(
                new TextStatement("INSERT INTO item VALUES (:id, 'd')"),
                List.of(Map.of("id", 4L), Map.of("id", 5L)),
                List.of());
        assertThat(scalar("SELECT count(*) FROM item")).isEqualTo(5L);
        queue("INSERT INTO item VALUES (6, 'e')");
        session.commit();
        assertThat(database.column("SELECT count(*) FROM item")).containsExactly("6");
    }

    @Test
    void a_queued_failure_shows_its_own_place_and_its_line_in_the_whole_text() {
        String several = "INSERT INTO item VALUES (2, 'é');\nINSERT INTO item\n  VALUES (wrong, 'b');\nSELECT 1";
        queue("INSERT INTO item VALUES (1, 'a')");
        queue(several);
        queue("INSERT INTO item VALUES (4, 'd')");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> scalar("SELECT 1"));
        assertThat(failure).hasMessage("column \"wrong\" does not exist");
        assertThat(failure.problem().location()).isEqualTo(new Location(Path.of("here.sql"), several.length()));
        assertThat(failure.problem().details()).startsWith("LINE 3:   VALUES (wrong, 'b');", "                  ^");
        session.rollback();
        assertThat(scalar("SELECT count(*) FROM item")).isEqualTo(0L);
    }

    @Test
    void a_commit_among_queued_statements_is_not_sent_once_one_before_it_failed() {
        queue("INSERT INTO item VALUES (1, 'a')");
        queue("INSERT INTO item VALUES (wrong)");
        assertThatThrownBy(() -> queue("COMMIT")).hasMessageContaining("\"wrong\"");
        session.rollback();
        queue("INSERT INTO item VALUES (2, 'b')");
        queue("COMMIT");
        queue("INSERT INTO item VALUES (3, 'c')");
        assertThat(database.column("SELECT id FROM item ORDER BY 1")).containsExactly("2", "3");
        assertThatThrownBy(() -> queue("INSERT INTO item VALUES (wrong)")).hasMessageContaining("\"wrong\"");
    }

    @Test
    void texts_that_hold_no_statement_and_copy_upset_nothing() {
        queue("INSERT INTO item VALUES (1, 'a')");
        queue("-- nothing");
        queue(";");
        queue("INSERT INTO item VALUES (2, 'b')");
        assertThat(scalar("SELECT count(*) FROM item")).isEqualTo(2L);
        queue("INSERT INTO item VALUES (3, 'c')");
        assertThatThrownBy(() -> queue("COPY item FROM STDIN")).isInstanceOf(AludelException.class);
        session.rollback();
        assertThat(scalar("SELECT count(*) FROM item")).isEqualTo(0L);
    }

    @Test
    void ten_thousand_statements_with_large_answers_between_large_texts_do_not_clog_the_line() {
        for (int number = 0; number < 10_000; number++) {
            queue("SELECT repeat('x', 2000) FROM generate_series(1, 1)");
        }
        for (int number = 0; number < 5; number++) {
            queue("SELECT repeat('x', 4000000)");
            queue("INSERT INTO item VALUES (1, '" + "é".repeat(500_000) + "')");
        }
        assertThat(scalar("SELECT sum(length(name)) FROM item")).isEqualTo(2_500_000L);
    }

    @Test
    void settings_that_change_how_text_is_read_hold_for_what_was_queued_with_them() {
        queue("SET standard_conforming_strings = off");
        session.queue(
                new TextStatement("INSERT INTO item VALUES (1, :name)"), List.of(Map.of("name", "a\\b'c")), List.of());
        assertThat(scalar("SELECT name FROM item")).isEqualTo("a\\b'c");
    }
}
