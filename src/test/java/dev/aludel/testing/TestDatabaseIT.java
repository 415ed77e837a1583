package dev.aludel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseIT {

    @Test
    void everyTestDatabaseIsEmptyAndItsOwn() {
        try (TestDatabase one = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            one.execute("CREATE TABLE account (id int); INSERT INTO account VALUES (7)");
            assertThat(one.query("SELECT id, NULL FROM account")).containsExactly(Arrays.asList("7", null));
            assertThat(other.column("SELECT relname FROM pg_class WHERE relname = 'account'"))
                    .isEqualTo(List.of());
        }
    }

    @Test
    void itIsGoneAfterwards() {
        TestDatabase gone = TestDatabase.create();
        gone.close();
        try (TestDatabase other = TestDatabase.create()) {
            assertThat(other.column("SELECT datname FROM pg_database"))
                    .contains(other.name())
                    .doesNotContain(gone.name());
        }
    }
}
