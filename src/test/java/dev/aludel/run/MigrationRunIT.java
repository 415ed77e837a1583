package dev.aludel.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aludel.error.AludelException;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Execute;
import dev.aludel.script.ContextOptions;
import dev.aludel.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Timeout(60)
class MigrationRunIT {
    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    private Rehearsal history() {
        return new Rehearsal(database.url())
                .revision("aaa", "", "one two", "CREATE TABLE account (id int)")
                .revision("bbb", "aaa", "b", "CREATE TABLE invoice (id int)");
    }

    private List<String> versions() {
        return database.column("SELECT version_num FROM alembic_version ORDER BY 1");
    }

    private long tables() {
        return Long.parseLong(
                String.valueOf(database.column("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
                        .get(0)));
    }

    private static Goal upgrade(String target) {
        return new Goal.Upgrade(null, target);
    }

    private static ContextOptions perMigration() {
        return new ContextOptions("alembic_version", null, true, true, null, false, null, null);
    }

    @Test
    void an_upgrade_runs_the_steps_and_says_so_in_a_version_table_like_alembics() {
        history().online(upgrade("head"));
        assertThat(versions()).containsExactly("bbb");
        assertThat(tables()).isEqualTo(3);
        assertThat(database.query("SELECT format_type(atttypid, atttypmod), attnotnull::text FROM pg_attribute"
                        + " WHERE attrelid = 'alembic_version'::regclass AND attnum > 0"))
                .containsExactly(List.of("character varying(32)", "true"));
        assertThat(database.query("SELECT conname, contype::text FROM pg_constraint"
                        + " WHERE conrelid = 'alembic_version'::regclass AND contype = 'p'"))
                .containsExactly(List.of("alembic_version_pkc", "p"));
    }

    @Test
    void a_downgrade_leaves_the_empty_version_table() {
        history().online(upgrade("head"));
        history().online(new Goal.Downgrade(null, "base"));
        assertThat(versions()).isEmpty();
    }

    @Test
    void sql_is_printed_as_alembic_prints_it() {
        Rehearsal empty = new Rehearsal("").revision("aaa", "", "one two", "").revision("bbb", "aaa", "b", "");
        assertThat(empty.offline(upgrade("head"))).isEqualTo("""
                BEGIN;

                CREATE TABLE alembic_version (
                    version_num VARCHAR(32) NOT NULL,\s
                    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
                );

                -- Running upgrade  -> aaa

                INSERT INTO alembic_version (version_num) VALUES ('aaa') RETURNING alembic_version.version_num;

                -- Running upgrade aaa -> bbb

                UPDATE alembic_version SET version_num='bbb' WHERE alembic_version.version_num = 'aaa';

                COMMIT;

                """);
    }

    @Test
    void sql_for_a_version_table_with_an_odd_name_in_a_schema_without_a_key() {
        Rehearsal empty = new Rehearsal("").revision("aaa", "", "one two", "").revision("bbb", "aaa", "b", "");
        empty.options = new ContextOptions("v't", "My S", false, false, null, true, null, null);
        assertThat(empty.offline(new Goal.Downgrade("bbb", "base"))).isEqualTo("""
                BEGIN;

                -- Running downgrade bbb -> aaa

                UPDATE "My S"."v't" SET version_num='aaa' WHERE "My S"."v't".version_num = 'bbb';

                -- Running downgrade aaa ->\s

                DELETE FROM "My S"."v't" WHERE "My S"."v't".version_num = 'aaa';

                COMMIT;

                """);
    }

    @Test
    void a_failing_step_rolls_the_whole_run_back_and_is_named() {
        Rehearsal failing = history().revision("ccc", "bbb", "c", "CREATE TABLE broken (id nonsense)");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> failing.online(upgrade("head")));
        assertThat(failure).hasMessage("type \"nonsense\" does not exist");
        assertThat(String.valueOf(failure.problem().location())).isEqualTo("/versions/ccc.py");
        assertThat(failure.problem().details()).contains("while running upgrade bbb -> ccc");
        assertThat(tables()).isZero();
    }

    @Test
    void with_a_transaction_per_migration_the_steps_before_the_failing_one_stay() {
        Rehearsal failing = history().revision("ccc", "bbb", "c", "CREATE TABLE broken (id nonsense)");
        failing.options = perMigration();
        assertThatThrownBy(() -> failing.online(upgrade("head"))).isInstanceOf(AludelException.class);
        assertThat(versions()).containsExactly("bbb");
    }

    @Test
    void a_row_that_no_file_declares_is_named_with_the_way_out() {
        history().online(upgrade("head"));
        database.execute("UPDATE alembic_version SET version_num = 'gone'");
        AludelException failure =
                catchThrowableOfType(AludelException.class, () -> history().online(upgrade("head")));
        assertThat(failure).hasMessage("Can't locate revision identified by 'gone'");
        assertThat(failure.problem().remedies()).anyMatch(remedy -> remedy.contains("stamp --purge"));
        history().online(new Goal.Stamp(null, List.of("head"), true));
        assertThat(versions()).containsExactly("bbb");
    }

    @Test
    void objects_in_an_unstamped_database_bring_up_stamp() {
        database.execute("CREATE TABLE account (id int)");
        AludelException failure =
                catchThrowableOfType(AludelException.class, () -> history().online(upgrade("head")));
        assertThat(failure).hasMessage("relation \"account\" already exists");
        assertThat(failure.problem().remedies()).anyMatch(remedy -> remedy.contains("aludel stamp"));
    }

    @Test
    void current_reads_and_never_writes() {
        List<Goal.Found> found = new ArrayList<>();
        history().online(new Goal.Current(found::add));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).rows()).isEmpty();
        assertThat(found.get(0).maskedUrl()).contains(":***@");
        assertThat(tables()).isZero();
    }

    @Test
    void a_version_row_that_vanishes_meanwhile_is_alembics_error() {
        Rehearsal meddling = history().revision("ccc", "bbb", "c", "DELETE FROM alembic_version");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> meddling.online(upgrade("head")));
        assertThat(failure)
                .hasMessage("Online migration expected to match one row when updating 'bbb' to 'ccc' in"
                        + " 'alembic_version'; 0 found");
    }

    @Test
    void a_transaction_that_env_py_opened_before_is_left_to_it() {
        Rehearsal outside = history();
        outside.firstStatement = "SET search_path TO public";
        outside.online(upgrade("head"));
        assertThat(tables()).isZero();
        assertThat(outside.events).anyMatch(Event.Warning.class::isInstance);
    }

    @Test
    void a_transaction_that_env_py_commits_itself_is_not_said_to_be_rolled_back() {
        Rehearsal outside = history();
        outside.firstStatement = "SET search_path TO public";
        outside.afterwards = session -> {
            session.commit();
            session.begin();
        };
        outside.online(upgrade("head"));
        assertThat(versions()).containsExactly("bbb");
        assertThat(outside.events).noneMatch(Event.Warning.class::isInstance);
    }

    @Test
    void a_constraint_missing_under_a_conventional_name_brings_up_the_convention() {
        Rehearsal unnamed = history()
                .revision("ccc", "bbb", "c", "CREATE TABLE buyer (email text UNIQUE)")
                .revision("ddd", "ccc", "d", "ALTER TABLE buyer DROP CONSTRAINT uq_buyer_email");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> unnamed.online(upgrade("head")));
        assertThat(failure).hasMessage("constraint \"uq_buyer_email\" of relation \"buyer\" does not exist");
        assertThat(failure.problem().remedies())
                .anyMatch(remedy -> remedy.contains("[aludel:naming_convention]")
                        && remedy.endsWith("uq = uq_%(table_name)s_%(column_0_name)s"));

        unnamed.conventional = true;
        AludelException known = catchThrowableOfType(AludelException.class, () -> unnamed.online(upgrade("head")));
        assertThat(known.problem().remedies()).noneMatch(remedy -> remedy.contains("convention"));
    }

    @Test
    void a_constraint_missing_under_a_name_of_its_own_does_not() {
        Rehearsal named = history().revision("ccc", "bbb", "c", "ALTER TABLE invoice DROP CONSTRAINT positive");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> named.online(upgrade("head")));
        assertThat(failure.problem().remedies()).noneMatch(remedy -> remedy.contains("convention"));
    }

    @Test
    void a_script_outside_a_transaction_keeps_its_own_work_and_the_run_goes_on() {
        Rehearsal concurrent = history().revision("ccc", "bbb", "c", session -> {
            session.beginAutocommit();
            session.run(new Execute(new DriverSql("CREATE INDEX CONCURRENTLY account_id ON account (id)")));
            session.endAutocommit(true);
        });
        concurrent.online(upgrade("head"));
        assertThat(versions()).containsExactly("ccc");
    }

    @Test
    void two_runners_at_once_take_turns_and_the_second_names_the_first() throws InterruptedException {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        Rehearsal first = new Rehearsal(database.url()).revision("aaa", "", "slow", session -> {
            session.run(new Execute(new DriverSql("CREATE TABLE account (id int)")));
            holding.countDown();
            await(waiting);
        });
        CompletableFuture<Void> running =
                CompletableFuture.runAsync(() -> first.online(upgrade("head")), task -> new Thread(task).start());
        holding.await();
        Rehearsal second = new Rehearsal(database.url()).revision("aaa", "", "slow", "CREATE TABLE account (id int)");
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> second.online(upgrade("head")), task -> new Thread(task).start());
        while (second.events.stream().noneMatch(Event.WaitingForLock.class::isInstance)) {
            Thread.sleep(20);
        }
        waiting.countDown();
        running.join();
        other.join();
        assertThat(versions()).containsExactly("aaa");
        assertThat(second.events).noneMatch(Event.StepStarted.class::isInstance);
        assertThat(second.events)
                .filteredOn(Event.WaitingForLock.class::isInstance)
                .first()
                .asString()
                .contains("application aludel", "process ");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void a_lock_that_is_held_too_long_is_an_error_that_names_the_holder() throws SQLException {
        Rehearsal impatient = history();
        impatient.patience = Duration.ofMillis(100);
        try (Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            statement.execute("SET application_name = 'the holder'");
            statement.execute("SELECT pg_advisory_lock(" + RunnerLock.key(ContextOptions.defaults()) + ")");
            AludelException failure =
                    catchThrowableOfType(AludelException.class, () -> impatient.online(upgrade("head")));
            assertThat(failure.problem().code()).isEqualTo("locked");
            assertThat(failure).hasMessageContaining("the holder");
        }
        assertThat(tables()).isZero();
    }

    @Test
    void a_lock_that_a_revision_throws_away_is_noticed_before_the_next_step() {
        Rehearsal careless = new Rehearsal(database.url())
                .revision("aaa", "", "a", "SELECT pg_advisory_unlock_all()")
                .revision("bbb", "aaa", "b", "");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> careless.online(upgrade("head")));
        assertThat(failure.problem().code()).isEqualTo("lock-lost");
    }

    @Test
    void a_backend_killed_in_the_middle_is_a_lost_connection_and_nothing_is_left() {
        Rehearsal killed = history().revision("ccc", "bbb", "c", "SELECT pg_terminate_backend(pg_backend_pid())");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> killed.online(upgrade("head")));
        assertThat(failure.problem().code()).isEqualTo("connection-lost");
        assertThat(tables()).isZero();
    }

    private List<String> started(Rehearsal rehearsal) {
        return rehearsal.events.stream()
                .filter(Event.StepStarted.class::isInstance)
                .map(event -> AlembicLog.title(((Event.StepStarted) event).step()))
                .toList();
    }

    @Test
    void a_version_row_that_vanishes_among_queued_steps_is_told_of_its_own_step() {
        Rehearsal meddling = new Rehearsal(database.url())
                .queued("aaa", "", "CREATE TABLE account (id int)")
                .queued("bbb", "aaa", "DELETE FROM alembic_version")
                .queued("ccc", "bbb", "CREATE TABLE invoice (id nonsense)");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> meddling.online(upgrade("head")));
        assertThat(failure)
                .hasMessage("Online migration expected to match one row when updating 'aaa' to 'bbb' in"
                        + " 'alembic_version'; 0 found");
        assertThat(failure.problem().details()).contains("while running upgrade aaa -> bbb");
        assertThat(started(meddling)).containsExactly("upgrade  -> aaa", "upgrade aaa -> bbb");
        assertThat(tables()).isZero();
    }

    @Test
    void a_lock_that_a_queued_step_throws_away_is_noticed_before_anything_is_kept() {
        Rehearsal careless = new Rehearsal(database.url())
                .queued("aaa", "", "CREATE TABLE account (id int)", "SELECT pg_advisory_unlock_all()")
                .queued("bbb", "aaa", "CREATE TABLE invoice (id int)");
        AludelException failure = catchThrowableOfType(AludelException.class, () -> careless.online(upgrade("head")));
        assertThat(failure.problem().code()).isEqualTo("lock-lost");
        assertThat(tables()).isZero();
    }

    @Test
    void a_step_that_observes_finds_what_was_queued_before_it_carried_out_and_logged() {
        List<String> seen = new ArrayList<>();
        Rehearsal mixed = new Rehearsal(database.url());
        mixed.queued("aaa", "", "CREATE TABLE account (id int)", "INSERT INTO account VALUES (7)")
                .revision("bbb", "aaa", "b", session -> {
                    seen.addAll(started(mixed));
                    session.executeDriverSql("SELECT id FROM account", List.of())
                            .rows()
                            .forEach(row -> seen.add(String.valueOf(row[0])));
                })
                .queued("ccc", "bbb", "CREATE TABLE invoice (id int)")
                .online(upgrade("head"));
        assertThat(seen).containsExactly("upgrade  -> aaa", "upgrade aaa -> bbb", "7");
        assertThat(started(mixed)).hasSize(3);
        assertThat(versions()).containsExactly("ccc");
    }

    @Test
    void what_a_script_refuses_comes_after_what_the_server_refused_before_it() {
        Rehearsal both = new Rehearsal(database.url())
                .queued("aaa", "", "CREATE TABLE account (id nonsense)")
                .revision("bbb", "aaa", "b", session -> {
                    throw new AludelException(dev.aludel.error.Problem.of("test", "a script's own failure"));
                });
        AludelException failure = catchThrowableOfType(AludelException.class, () -> both.online(upgrade("head")));
        assertThat(failure).hasMessage("type \"nonsense\" does not exist");
        assertThat(failure.problem().details()).contains("while running upgrade  -> aaa");
        assertThat(started(both)).containsExactly("upgrade  -> aaa");
    }

    @Test
    void what_the_server_says_stands_between_the_events_of_the_step_that_made_it_say_it() {
        Rehearsal loud = new Rehearsal(database.url())
                .queued("aaa", "", "DO $$ BEGIN RAISE NOTICE 'first'; RAISE WARNING 'second'; END $$")
                .queued("bbb", "aaa", "CREATE TABLE account (id int)", "DO $$ BEGIN RAISE NOTICE 'third'; END $$")
                .queued("ccc", "bbb", "DO $$ BEGIN RAISE NOTICE 'fourth'; END $$");
        loud.online(upgrade("head"));
        List<String> told = loud.events.stream()
                .<String>mapMulti((event, into) -> {
                    switch (event) {
                        case Event.StepStarted started -> into.accept(AlembicLog.title(started.step()));
                        case Event.ServerMessage message -> into.accept(message.text());
                        case Event.StepFinished finished -> into.accept("done");
                        default -> {}
                    }
                })
                .toList();
        assertThat(told)
                .containsExactly(
                        "upgrade  -> aaa",
                        "first",
                        "second",
                        "done",
                        "upgrade aaa -> bbb",
                        "third",
                        "done",
                        "upgrade bbb -> ccc",
                        "fourth",
                        "done");
    }
}
