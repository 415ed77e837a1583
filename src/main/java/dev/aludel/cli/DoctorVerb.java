package dev.aludel.cli;

import dev.aludel.config.Config;
import dev.aludel.doctor.Diagnosis;
import dev.aludel.doctor.Diagnosis.Examined;
import dev.aludel.doctor.Finding;
import dev.aludel.error.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code aludel doctor}: which revisions run here, and what the others need. */
final class DoctorVerb {
    /** What CI sees where something is needed; the same as for other things that the user can put right. */
    private static final int NOT_HEALTHY = 255;

    private DoctorVerb() {}

    static Verb doctor() {
        return Verb.of(
                        "doctor",
                        "Tell which revisions run here and what the others need, without a database.",
                        DoctorVerb::run)
                .flag("print one JSON document", "--json")
                .flag("write what must be mapped into the ini, to be filled in", "--fix")
                .flag(HistoryVerbs.VERBOSE, "-v", "--verbose");
    }

    private static void run(Invocation invocation) {
        Diagnosis diagnosis = invocation.aludel().diagnose();
        Terminal terminal = invocation.terminal();
        if (invocation.flag("--json")) {
            terminal.out()
                    .print(JsonMapper.builder()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .build()
                                    .writeValueAsString(json(diagnosis))
                            + "\n");
        } else {
            terminal.out().print(text(diagnosis, invocation.flag("--verbose")));
        }
        if (invocation.flag("--fix")) {
            Config config = invocation.config();
            terminal.error().print(MappingStubs.write(config, diagnosis));
        }
        if (!diagnosis.healthy()) {
            throw new Finished(NOT_HEALTHY);
        }
    }

    private static String text(Diagnosis diagnosis, boolean verbose) {
        StringBuilder text = new StringBuilder();
        text.append("env.py: ").append(words(diagnosis.environment())).append('\n');
        tell(text, diagnosis.environment().problem());
        diagnosis
                .configuration()
                .forEach((name, value) -> text.append("  ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        if (!diagnosis.missing().isEmpty()) {
            text.append("imports that stand for nothing here: ")
                    .append(diagnosis.missing().size())
                    .append('\n');
        }
        for (Diagnosis.Missing missing : verbose ? diagnosis.missing() : List.<Diagnosis.Missing>of()) {
            text.append("  ").append(missing.module());
            text.append(missing.imported() == null ? "" : " at " + missing.imported());
            text.append(missing.reason() == null ? "" : ", which fails at " + missing.reason())
                    .append('\n');
        }
        text.append("revisions: ").append(diagnosis.revisions().size()).append('\n');
        summary(text, diagnosis, "upgrade", Examined::upgrade);
        summary(text, diagnosis, "downgrade", Examined::downgrade);
        for (Examined examined : diagnosis.revisions()) {
            one(text, examined, "upgrade", examined.upgrade(), verbose);
            one(text, examined, "downgrade", examined.downgrade(), verbose);
        }
        return text.toString();
    }

    private static void summary(
            StringBuilder text, Diagnosis diagnosis, String way, Function<Examined, Finding> finding) {
        text.append(String.format(
                Locale.ROOT,
                "  %-10s%5.1f %% run: %d without Python, %d in Python; %d need something, %d fail%n",
                way,
                diagnosis.percentage(finding),
                diagnosis.count(finding, Finding.State.WITHOUT_PYTHON),
                diagnosis.count(finding, Finding.State.RUNS),
                diagnosis.count(finding, Finding.State.NEEDS),
                diagnosis.count(finding, Finding.State.FAILS)));
    }

    private static void one(StringBuilder text, Examined examined, String way, Finding finding, boolean verbose) {
        if (finding.runs() && !verbose) {
            return;
        }
        text.append(examined.revision().id())
                .append(' ')
                .append(way)
                .append(": ")
                .append(words(finding))
                .append('\n');
        tell(text, finding.problem());
    }

    private static String words(Finding finding) {
        return switch (finding.state()) {
            case WITHOUT_PYTHON -> "runs without Python";
            case RUNS -> "runs";
            case NEEDS -> "needs something";
            case FAILS -> "fails";
        };
    }

    private static void tell(StringBuilder text, @Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        text.append("  ").append(problem.message()).append('\n');
        if (problem.location() != null) {
            text.append("  at ").append(problem.location()).append('\n');
        }
        problem.details().forEach(detail -> text.append("  ").append(detail).append('\n'));
        problem.remedies().forEach(remedy -> text.append("  -> ").append(remedy).append('\n'));
    }

    /** The document that docs/doctor.md describes. */
    private static Map<String, @Nullable Object> json(Diagnosis diagnosis) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("healthy", diagnosis.healthy());
        document.put("environment", json(diagnosis.environment()));
        document.put("configuration", diagnosis.configuration());
        document.put("missing", diagnosis.missing());
        document.put("upgradePercentage", diagnosis.percentage(Examined::upgrade));
        document.put("downgradePercentage", diagnosis.percentage(Examined::downgrade));
        document.put(
                "revisions",
                diagnosis.revisions().stream()
                        .map(examined -> {
                            Map<String, @Nullable Object> one = new LinkedHashMap<>();
                            one.put("revision", examined.revision().id());
                            one.put("file", examined.revision().path().toString());
                            one.put("upgrade", json(examined.upgrade()));
                            one.put("downgrade", json(examined.downgrade()));
                            return one;
                        })
                        .toList());
        return document;
    }

    private static Map<String, @Nullable Object> json(Finding finding) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("state", finding.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Problem problem = finding.problem();
        if (problem != null) {
            one.put("code", problem.code());
            one.put("message", problem.message());
            one.put(
                    "location",
                    problem.location() == null ? null : problem.location().toString());
            one.put("details", problem.details());
            one.put("remedies", problem.remedies());
        }
        return one;
    }
}
