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

final class ConfigTest {
    @TempDir
    Path folder;

    private Config load(Map<String, String> environment, String... files) {
        return Config.load(new Config.Request(List.of(files), "alembic", List.of("a=1", "a=2"), folder, environment));
    }

    private Config ini(String text) throws IOException {
        Files.writeString(folder.resolve("alembic.ini"), text);
        return load(Map.of());
    }

    @Test
    void reads_an_ini_as_configparser_does() throws IOException {
        Config config = ini("""
                [DEFAULT]
                shared = from default
                [alembic]
                # a comment
                Script_Location: %(here)s/mig
                percent = 100%%
                nested = <%(percent)s> %(shared)s
                lines = one
                    two
                  ; not part of it

                    three
                [other]
                a = b = c
                """);
        assertThat(config.mainOption("script_location")).contains(folder + "/mig");
        assertThat(config.mainOption("NESTED")).contains("<100%> from default");
        assertThat(config.mainOption("lines")).contains("one\ntwo\n\nthree");
        assertThat(config.mainOption("missing")).isEmpty();
        assertThat(config.section("other"))
                .contains(Map.of("here", folder.toString(), "shared", "from default", "a", "b = c"));
        assertThat(config.section("nowhere")).isEmpty();
        assertThat(config.xArgument("a")).contains("2");
    }

    @Test
    void a_section_that_stands_twice_is_an_error_with_its_line() {
        assertThatThrownBy(() -> ini("[alembic]\na=1\n[alembic]\n"))
                .isInstanceOfSatisfying(
                        AludelException.class,
                        failure -> assertThat(failure.problem().location())
                                .hasToString(folder.resolve("alembic.ini") + ":3"));
    }

    @Test
    void a_missing_section_has_alembics_message() {
        assertThatThrownBy(() -> load(Map.of()).mainOption("x"))
                .hasMessage("No config file 'alembic.ini' found, or file has no '[alembic]' section");
    }

    @Test
    void the_ini_goes_before_the_toml_key_by_key() throws IOException {
        Files.writeString(folder.resolve("pyproject.toml"), """
                [tool.alembic]
                script_location = "%(here)s/from_toml"
                file_template = "%%(rev)s"
                sourceless = true
                version_locations = ["%(here)s/a", "b"]
                [[tool.alembic.post_write_hooks]]
                name = "ruff"
                type = "exec"
                """);
        Config config = ini("[alembic]\nscript_location = from_ini\n");
        assertThat(config.alembicOption("script_location")).contains("from_ini");
        assertThat(config.alembicOption("file_template")).contains("%(rev)s");
        assertThat(config.alembicBoolean("sourceless")).isTrue();
        assertThat(config.versionLocations()).containsExactly(folder + "/a", "b");
        assertThat(config.postWriteHooks()).containsExactly(new PostWriteHook("ruff", Map.of("type", "exec")));
    }

    @Test
    void splits_path_lists_as_alembic_does() throws IOException {
        assertThat(ini("[alembic]\nversion_locations = a, b  c\nprepend_sys_path = .:x, y\n")
                        .prependSysPath())
                .containsExactly(".", "x", "y");
        assertThat(load(Map.of()).versionLocations()).containsExactly("a", "b", "c");
        assertThat(ini("[alembic]\npath_separator = newline\nversion_locations =\n  a b\n  c\n")
                        .versionLocations())
                .containsExactly("a b", "c");
        assertThatThrownBy(() -> ini("[alembic]\npath_separator = x\nversion_locations = a\n")
                        .versionLocations())
                .hasMessage("'x' is not a valid value for path_separator; expected 'space', 'newline', 'os', ':', ';'");
    }

    @Test
    void the_environment_goes_before_the_env_file() throws IOException {
        Files.writeString(
                folder.resolve(".env"), "export A='x # y'\nB=\"q\\n\" # c\nC=plain # c\n# D=1\nALUDEL_URL=embedded:\n");
        Config config = load(Map.of("C", "process"));
        assertThat(config.environment("A")).contains("x # y");
        assertThat(config.environment("B")).contains("q\n");
        assertThat(config.environment("C")).contains("process");
        assertThat(config.environment("D")).isEmpty();
        assertThat(config.overridingUrl(null)).contains("embedded:");
        assertThat(config.overridingUrl("postgresql://h")).contains("postgresql://h");
    }

    @Test
    void two_ini_files_are_refused() {
        assertThatThrownBy(() -> load(Map.of(), "a.ini", "b.ini")).hasMessage("only one ini file may be indicated");
    }
}
