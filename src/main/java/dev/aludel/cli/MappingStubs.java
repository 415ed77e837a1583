package dev.aludel.cli;

import dev.aludel.config.Config;
import dev.aludel.doctor.Diagnosis;
import dev.aludel.doctor.Finding;
import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines for {@code [aludel:types]}: one for each missing name that a revision reaches, as a comment, since only a person
 * knows what it stands for. What the ini says already stays as it is.
 */
final class MappingStubs {
    private static final Pattern NAME = Pattern.compile("^([\\w.]+\\.\\w+)");
    private static final String SECTION = "[aludel:types]";

    private MappingStubs() {}

    /** Writes them; returns what was done, in words. */
    static String write(Config config, Diagnosis diagnosis) {
        Path ini = config.iniFile();
        try {
            List<String> lines = new ArrayList<>(Files.exists(ini) ? Files.readAllLines(ini) : List.of());
            List<String> stubs = names(diagnosis).stream()
                    .filter(name -> lines.stream().noneMatch(line -> mentions(line, name)))
                    .map(name -> "# " + name + " = sa.Text()")
                    .toList();
            if (stubs.isEmpty()) {
                return "Nothing to write into " + ini + "\n";
            }
            int section = lines.indexOf(SECTION);
            if (section < 0) {
                lines.addAll(List.of("", SECTION));
                section = lines.size() - 1;
            }
            lines.addAll(section + 1, stubs);
            Files.write(ini, lines);
            return "Wrote " + stubs.size() + " lines into " + ini + " under " + SECTION
                    + ": say what each stands for and take the # away\n";
        } catch (IOException failure) {
            throw AludelException.unwritable(ini, failure);
        }
    }

    private static boolean mentions(String line, String name) {
        return line.replaceFirst("^[#;\\s]*", "").startsWith(name + " ")
                || line.replaceFirst("^[#;\\s]*", "").startsWith(name + "=");
    }

    private static Set<String> names(Diagnosis diagnosis) {
        Set<String> names = new LinkedHashSet<>();
        diagnosis.revisions().stream()
                .flatMap(examined -> Stream.of(examined.upgrade(), examined.downgrade()))
                .filter(finding -> finding.state() == Finding.State.NEEDS && finding.problem() != null)
                .forEach(finding -> {
                    Matcher name = NAME.matcher(finding.problem().message());
                    if (name.find()) {
                        names.add(name.group(1));
                    }
                });
        return names;
    }
}
