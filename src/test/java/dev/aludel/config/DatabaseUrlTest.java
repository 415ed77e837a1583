package dev.aludel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseUrlTest {

    /** The right side is what SQLAlchemy 2.0 prints for the left. */
    @ParameterizedTest
    @CsvSource({
        "postgresql+psycopg2://scott:ti%40ger@h:5432/db, postgresql+psycopg2://scott:***@h:5432/db",
        "postgresql://u@x@host/db, postgresql://u%40x@host/db",
        "postgres://u:p:w@[::1]:5/d?sslmode=require&host=a:1&host=b:2,"
                + "postgres://u:***@[::1]:5/d?host=a%3A1&host=b%3A2&sslmode=require",
        "postgresql://h, postgresql://h",
        "postgresql:///db?host=/var/run, postgresql:///db?host=%2Fvar%2Frun",
        "postgresql://u:@h/, postgresql://u:***@h/",
        "postgresql+asyncpg://us er:p%2Fw@h/d%20b?application_name=a+b,"
                + "postgresql+asyncpg://us er:***@h/d%20b?application_name=a+b"
    })
    void prints_itself_as_sqlalchemy_does(String url, String printed) {
        assertThat(DatabaseUrl.parse(url).masked()).isEqualTo(printed);
    }

    @Test
    void translates_credentials_hosts_and_settings_for_the_jdbc_driver() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql+psycopg://us%40er:p%2Fw@/app?host=a:1&host=[::1]:2"
                + "&connect_timeout=3&target_session_attrs=read-write&application_name=x");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://a:1,[::1]:2/app");
        assertThat(url.jdbcProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "user", "us@er",
                        "password", "p/w",
                        "connectTimeout", "3",
                        "targetServerType", "primary",
                        "ApplicationName", "x"));
    }

    @Test
    void takes_several_hosts_as_libpq_lists_them() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u:secret@a:1,b:2,[::1]:3/app?sslmode=prefer");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://a:1,b:2,[::1]:3/app");
        assertThat(url.username()).isEqualTo("u");
        assertThat(url.database()).isEqualTo("app");
        assertThat(url.masked()).doesNotContain("secret");
    }

    @Test
    void takes_a_jdbc_url_and_masks_its_password() {
        DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://h:5/db?user=u&password=secret&ssl=true");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5/db");
        assertThat(url.database()).isEqualTo("db");
        assertThat(url.jdbcProperties()).containsEntry("password", "secret").containsEntry("ssl", "true");
        assertThat(url).asString().isEqualTo("jdbc:postgresql://h:5/db?password=***&ssl=true&user=u");
    }

    @ParameterizedTest
    @CsvSource({"socketFactory", "sslfactory", "loggerFile", "socketFactoryArg", "authenticationPluginClassName"})
    void refuses_properties_that_load_classes_or_write_files(String key) {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u:secret@h/db?" + key + "=x");
        assertThatThrownBy(url::jdbcProperties)
                .isInstanceOf(AludelException.class)
                .hasMessageContaining(key)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_jdbc_url_with_a_login_before_the_host_is_refused_without_showing_it() {
        assertThatThrownBy(() -> DatabaseUrl.parse("jdbc:postgresql://bob:secret@h:5/db"))
                .isInstanceOf(AludelException.class)
                .hasMessageContaining("?user=")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_host_that_is_a_directory_is_a_unix_socket() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql:///db?host=/run/postgresql&port=5433");
        assertThat(url.socketFile()).hasToString("/run/postgresql/.s.PGSQL.5433");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5433/db");
    }

    @Test
    void a_socket_directory_among_other_hosts_is_refused() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql:///db?host=/run/postgresql,other")
                        .jdbcUrl())
                .isInstanceOfSatisfying(
                        AludelException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("unix-socket"));
    }

    @Test
    void what_the_url_leaves_out_comes_from_the_variables_of_libpq() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://h/")
                .completed(Map.of(
                        "PGHOST",
                        "elsewhere",
                        "PGPORT",
                        "5433",
                        "PGUSER",
                        "u",
                        "PGPASSWORD",
                        "p",
                        "PGDATABASE",
                        "d",
                        "PGSSLMODE",
                        "require"));
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5433/d");
        assertThat(url.jdbcProperties())
                .containsEntry("user", "u")
                .containsEntry("password", "p")
                .containsEntry("sslmode", "require");
        assertThat(url.masked()).isEqualTo("postgresql://h/");
    }

    @Test
    void what_the_url_says_goes_before_the_variables_of_libpq() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://me:mine@h:1/d?sslmode=disable")
                .completed(Map.of(
                        "PGHOST",
                        "x",
                        "PGPORT",
                        "2",
                        "PGUSER",
                        "x",
                        "PGPASSWORD",
                        "x",
                        "PGDATABASE",
                        "x",
                        "PGSSLMODE",
                        "require"));
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:1/d");
        assertThat(url.jdbcProperties())
                .containsEntry("user", "me")
                .containsEntry("password", "mine")
                .containsEntry("sslmode", "disable");
    }

    @Test
    void names_the_embedded_server_with_or_without_a_database() {
        assertThat(DatabaseUrl.parse("embedded:").embedded()).isTrue();
        assertThat(DatabaseUrl.parse("embedded:shop").database()).isEqualTo("shop");
    }

    @Test
    void an_unreadable_url_is_refused_without_showing_it() {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql//u:secret@h"))
                .hasMessage("Could not parse SQLAlchemy URL from given URL string");
    }
}
