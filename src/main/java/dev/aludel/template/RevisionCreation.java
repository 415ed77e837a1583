package dev.aludel.template;

import dev.aludel.config.Config;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Draft;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.ScriptDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates revision files: {@code revision} and {@code merge}. Checks everything before it writes. */
public final class RevisionCreation {
    private final Config config;
    private final ScriptDirectory scripts;
    private final Supplier<ScriptDirectory> reopened;
    private final NewFiles files;
    private final PostWriteHooks hooks;
    private final PythonEvaluator python;

    /**
     * A creation in one script directory.
     *
     * @param reopened opens the directory anew, to read back what was written
     * @param python runs templates that need Python
     */
    public RevisionCreation(
            Config config,
            ScriptDirectory scripts,
            Supplier<ScriptDirectory> reopened,
            Progress progress,
            PythonEvaluator python) {
        this.config = config;
        this.scripts = scripts;
        this.reopened = reopened;
        this.files = new NewFiles(progress);
        this.hooks = new PostWriteHooks(config.directory(), config.environment(), progress);
        this.python = python;
    }

    /**
     * Creates the file and reads it back.
     *
     * @param sqlFile whether it is a SQL file
     * @param templateArguments variables that the template has besides its usual ones: what env.py adds
     * @throws AludelException with Alembic's message where it cannot be what was asked for
     */
    public Revision create(Draft draft, boolean sqlFile, Map<String, @Nullable Object> templateArguments) {
        verifyId(draft.id());
        RevisionGraph graph = scripts.graph();
        List<Revision> heads = heads(graph, draft.heads());
        ZonedDateTime date = now();
        Path versions = versionDirectory(draft.versionPath(), heads);
        String slug = FileName.slug(draft.message().orElse(""), scripts.truncateSlugLength());
        String name = FileName.of(scripts.fileTemplate(), draft.id(), slug, date);
        Path file = versions.resolve(name + (sqlFile ? ".sql" : ".py"));
        List<String> dependencies = dependencies(graph, draft.dependsOn());
        refuseNonHeads(graph, heads, draft.splice());
        refuseExisting(graph, draft.id());
        refuseUnread(versions, file);
        if (!config.versionLocations().isEmpty()) {
            files.ensureDirectory(versions);
        }
        files.ensureDirectory(Objects.requireNonNull(file.getParent()));
        List<String> parents = heads.stream().map(Revision::id).toList();
        files.generate(
                file,
                () -> sqlFile
                        ? sql(draft, parents, dependencies, date)
                        : mako(draft, parents, dependencies, date, templateArguments),
                scripts.outputEncoding());
        hooks.run(config.postWriteHooks(), file);
        return readBack(draft, file);
    }

    private static void verifyId(String id) {
        String illegal = Revision.illegalCharacters(id);
        if (!illegal.isEmpty()) {
            throw problem("Character(s) '" + illegal + "' not allowed in revision identifier '" + id + "'");
        }
    }

    private static List<Revision> heads(RevisionGraph graph, List<String> asked) {
        if (asked.equals(List.of("head")) && graph.heads().size() > 1) {
            throw new AludelException(Problem.of(
                            "multiple-heads",
                            "Multiple heads are present; please specify the head revision on which the new revision"
                                    + " should be based, or perform a merge.")
                    .remedy("The heads are " + String.join(", ", graph.heads()) + "."));
        }
        List<Revision> heads = new ArrayList<>();
        for (String head : asked) {
            heads.addAll(graph.revisions(head));
        }
        if (new HashSet<>(heads).size() != heads.size()) {
            throw problem("Duplicate head revisions specified");
        }
        return heads;
    }

    private ZonedDateTime now() {
        Optional<String> name = scripts.timezone();
        ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
        if (name.isEmpty()) {
            return now;
        }
        return zone(name.get())
                .or(() -> zone(name.get().toUpperCase(Locale.ROOT)))
                .map(now::withZoneSameInstant)
                .orElseThrow(() -> problem("Can't locate timezone: " + name.get()));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return ZoneId.getAvailableZoneIds().contains(name)
                            || name.equals("EST")
                            || name.equals("MST")
                            || name.equals("HST")
                    ? Optional.of(ZoneId.of(name, ZoneId.SHORT_IDS))
                    : Optional.empty();
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private Path versionDirectory(Optional<String> asked, List<Revision> heads) {
        List<Path> locations = scripts.versionLocations();
        if (asked.isEmpty()) {
            if (locations.size() == 1) {
                return locations.getFirst();
            }
            return heads.stream()
                    .findFirst()
                    .map(head -> Objects.requireNonNull(head.path().getParent()))
                    .map(parent -> known(locations, parent, parent.toString()))
                    .orElseThrow(() -> problem("Multiple version locations present, please specify --version-path"));
        }
        return known(
                locations, config.resolve(asked.get()), Path.of(asked.get()).toString());
    }

    private static Path known(List<Path> locations, Path wanted, String asGiven) {
        return locations.stream()
                .filter(location -> location.equals(wanted))
                .findFirst()
                .orElseThrow(() -> problem("Path " + asGiven + " is not represented in current version locations"));
    }

    private static void refuseNonHeads(RevisionGraph graph, List<Revision> heads, boolean splice) {
        for (Revision head : heads) {
            if (!splice && !graph.isHead(head.id())) {
                throw problem("Revision " + head.id() + " is not a head revision; please specify --splice to create a"
                        + " new branch from this revision");
            }
        }
    }

    /** Alembic writes the file and then only warns; two revisions of one id help nobody. */
    private static void refuseExisting(RevisionGraph graph, String id) {
        graph.find(id).ifPresent(existing -> {
            throw new AludelException(Problem.of("duplicate-revision", "Revision " + id + " is present more than once")
                    .because("It exists already: " + existing.path())
                    .remedy("Choose another --rev-id."));
        });
    }

    /** Alembic writes the file, and then never reads it again. */
    private void refuseUnread(Path versions, Path file) {
        if (!versions.equals(file.getParent()) && !scripts.recursiveVersionLocations()) {
            throw new AludelException(Problem.of("bad-option", "The new file would not be found as a revision: " + file)
                    .because("file_template makes directories, and revisions below " + versions + " are not read.")
                    .remedy("Set recursive_version_locations = true."));
        }
    }

    /** Partial ids become whole ones; branch labels stay. */
    private static List<String> dependencies(RevisionGraph graph, List<String> asked) {
        List<String> resolved = new ArrayList<>();
        for (String dependency : asked) {
            Revision revision = graph.revision(dependency)
                    .orElseThrow(() -> problem("Can't locate revision identified by '" + dependency + "'"));
            resolved.add(graph.branchLabels(revision.id()).contains(dependency) ? dependency : revision.id());
        }
        return resolved;
    }

    private String mako(
            Draft draft,
            List<String> parents,
            List<String> dependencies,
            ZonedDateTime date,
            Map<String, @Nullable Object> templateArguments) {
        Path template = scripts.directory().resolve("script.py.mako");
        Map<String, @Nullable Object> variables = new HashMap<>(templateArguments);
        variables.put("message", draft.message().orElse("empty message"));
        variables.put("up_revision", draft.id());
        variables.put("down_revision", parents.size() > 1 ? new Tuple(parents) : first(parents));
        variables.put(
                "branch_labels",
                draft.branchLabel().map(label -> new Tuple(List.of(label))).orElse(null));
        // Alembic hands over several of these as a list and not as a tuple.
        variables.put("depends_on", dependencies.size() > 1 ? dependencies : first(dependencies));
        variables.put("create_date", scripts.timezone().isPresent() ? date : date.toLocalDateTime());
        variables.put("config", config);
        return MakoTemplate.parse(template, read(template)).render(variables, python);
    }

    private static String read(Path template) {
        if (!Files.isRegularFile(template)) {
            throw new AludelException(Problem.of("no-template", "Can't find the template " + template)
                    .remedy("Take one from a directory that 'init' makes, or use --sql-file."));
        }
        try {
            return Files.readString(template);
        } catch (IOException failure) {
            throw AludelException.unreadable(template, failure);
        }
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }

    private static String sql(Draft draft, List<String> parents, List<String> dependencies, ZonedDateTime date) {
        StringBuilder text = new StringBuilder();
        text.append("-- ").append(draft.message().orElse("empty message")).append("\n--\n");
        text.append("-- revision: ").append(draft.id()).append('\n');
        text.append("-- down_revision: ").append(String.join(", ", parents)).append('\n');
        draft.branchLabel()
                .ifPresent(
                        label -> text.append("-- branch_labels: ").append(label).append('\n'));
        if (!dependencies.isEmpty()) {
            text.append("-- depends_on: ")
                    .append(String.join(", ", dependencies))
                    .append('\n');
        }
        text.append("-- create_date: ")
                .append(PythonText.str(date.toLocalDateTime()))
                .append("\n\n");
        return text.append("-- upgrade\n\n\n-- downgrade\n\n").toString();
    }

    private Revision readBack(Draft draft, Path file) {
        Revision revision = reopened.get().graph().all().stream()
                .filter(candidate -> same(candidate.path(), file))
                .findFirst()
                .orElseThrow(() -> new AludelException(
                        Problem.of("unreadable-revision", "The new file " + file + " is not found as a revision")
                                .remedy("Set recursive_version_locations = true where file_template makes directories,"
                                        + " and check that script.py.mako writes 'revision'.")));
        if (draft.branchLabel().isPresent() && revision.branchLabels().isEmpty()) {
            throw problem("Version " + revision.id() + " specified branch_labels "
                    + draft.branchLabel().get() + ", however the migration file " + file
                    + " does not have them; have you upgraded your script.py.mako to include the 'branch_labels'"
                    + " section?");
        }
        return revision;
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    private static AludelException problem(String message) {
        return new AludelException(Problem.of("cannot-create", message));
    }
}
