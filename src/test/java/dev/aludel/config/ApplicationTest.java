package dev.aludel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplicationTest {
    @TempDir
    Path folder;

    private Application application(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return Config.load(new Config.Request(List.of(), "alembic", List.of(), folder, Map.of()))
                .application();
    }

    @Test
    void types_keep_their_spelling_and_know_their_line() throws IOException {
        Application application = application("alembic.ini", """
                [DEFAULT]
                shared = 1
                [alembic]
                [aludel:types]
                models.types.StringUUID = postgresql.UUID()
                app.Choice = sa.Enum('a', 'b',
                    name='choice')
                """);
        assertThat(application.types()).containsOnlyKeys("models.types.StringUUID", "app.Choice");
        assertThat(application.types())
                .extractingByKey("app.Choice")
                .extracting(Application.Mapping::expression)
                .isEqualTo("sa.Enum('a', 'b',\nname='choice')");
        assertThat(application.types())
                .extractingByKey("models.types.StringUUID")
                .extracting(Application.Mapping::location)
                .hasToString(folder.resolve("alembic.ini") + ":5");
    }

    @Test
    void pyproject_may_write_types_as_tables_or_quoted() throws IOException {
        Application application = application("pyproject.toml", """
                [tool.aludel.types]
                "models.Id" = "sa.Uuid()"
                models.types.LongText = "sa.Text()"
                [tool.aludel.naming_convention]
                uq = "uq_%(table_name)s_%(column_0_name)s"
                """);
        assertThat(application.types()).containsOnlyKeys("models.Id", "models.types.LongText");
        assertThat(application.namingConvention()).containsEntry("uq", "uq_%(table_name)s_%(column_0_name)s");
    }

    @Test
    void percent_signs_of_a_convention_may_be_doubled() throws IOException {
        assertThat(application("alembic.ini", """
                        [aludel:naming_convention]
                        fk = fk_%(table_name)s
                        pk = pk_%%(table_name)s
                        """).namingConvention())
                .containsEntry("fk", "fk_%(table_name)s")
                .containsEntry("pk", "pk_%(table_name)s");
    }

    @Test
    void what_is_malformed_is_an_error_with_its_line() {
        assertThatThrownBy(() -> application("alembic.ini", "[aludel:types]\nStringUUID = sa.Uuid()\n"))
                .isInstanceOfSatisfying(AludelException.class, failure -> {
                    assertThat(failure.problem().message())
                            .isEqualTo("'StringUUID' is no dotted name such as models.types.StringUUID");
                    assertThat(failure.problem().location()).hasToString(folder.resolve("alembic.ini") + ":2");
                });
        assertThatThrownBy(() -> application("alembic.ini", "[aludel:types]\na.b =\n"))
                .isInstanceOf(AludelException.class)
                .hasMessageContaining("'a.b' is given no expression");
        assertThatThrownBy(() -> application("alembic.ini", "[aludel:naming_convention]\nxx = a\n"))
                .isInstanceOf(AludelException.class)
                .hasMessageContaining("'xx' is no kind of constraint or index");
    }
}
