package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonVerbTest {
    @TempDir
    Path folder;

    @Test
    void installsAPackageThatRevisionsThenImport() throws IOException, InterruptedException {
        ini("python_packages = packages");
        write("migrations/env.py", """
                from alembic import context
                context.configure(url="postgresql://u@h/d", literal_binds=True)
                with context.begin_transaction():
                    context.run_migrations()
                """);
        write("migrations/versions/0001.py", """
                from alembic import op
                from shout import LOUD, louder
                revision = "0001"
                down_revision = None
                def upgrade():
                    op.execute(f"SELECT '{louder(LOUD)}'")
                """);
        assertThat(Call.in(folder, "python", "list").out()).isEmpty();
        assertThat(Call.in(folder, "doctor").code()).isEqualTo(255);
        Path wheel = wheel();

        installInAProcessOfItsOwn(wheel);

        assertThat(folder.resolve("packages/shout.py")).exists();
        assertThat(Call.in(folder, "python", "list").out()).isEqualTo("shout 1.5\n");
        Call doctor = Call.in(folder, "doctor");
        assertThat(doctor.code()).as(doctor.text()).isZero();
        assertThat(Call.in(folder, "upgrade", "head", "--sql").out()).contains("SELECT 'HEY!';");
    }

    @Test
    void asksWherePackagesLieAndWhatToInstall() throws IOException {
        ini("");
        Call nowhere = Call.in(folder, "python", "list");
        assertThat(nowhere.code()).isNotZero();
        assertThat(nowhere.text()).contains("python_packages = python_packages", "ALUDEL_PYTHON_PACKAGES");
        ini("python_packages = packages");
        assertThat(Call.in(folder, "python", "install").text()).contains("No package is named");
        assertThat(Call.in(folder, "python", "remove", "shout").text()).contains("No such action: remove");
    }

    /** Only one GraalPy context of a process may load native modules, of which pip needs some. */
    private void installInAProcessOfItsOwn(Path wheel) throws IOException, InterruptedException {
        Path told = folder.resolve("pip.txt");
        Process install = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.aludel.cli.Main",
                        "python",
                        "install",
                        wheel.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertThat(install.waitFor()).as(Files.readString(told)).isZero();
    }

    private void ini(String line) throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = migrations\n\n[aludel]\n" + line + "\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A wheel as pip takes it: a module, what is told about it, and the list of its files. */
    private Path wheel() throws IOException {
        Map<String, String> files = new TreeMap<>(Map.of(
                "shout.py",
                "LOUD = 'hey'\n\ndef louder(text):\n    return text.upper() + '!'\n",
                "shout-1.5.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: shout\nVersion: 1.5\n",
                "shout-1.5.dist-info/WHEEL",
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
        StringBuilder record = new StringBuilder("shout-1.5.dist-info/RECORD,,\n");
        files.keySet().forEach(name -> record.append(name).append(",,\n"));
        files.put("shout-1.5.dist-info/RECORD", record.toString());
        Path wheel = folder.resolve("shout-1.5-py3-none-any.whl");
        try (OutputStream out = Files.newOutputStream(wheel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return wheel;
    }
}
