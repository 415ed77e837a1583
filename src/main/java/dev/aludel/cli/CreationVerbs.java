package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.config.Config;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.revision.Draft;
import dev.aludel.revision.Revision;
import dev.aludel.script.NewRevisions;
import dev.aludel.script.python.PythonRuntime;
import dev.aludel.script.python.PythonTemplates;
import dev.aludel.template.InitTemplate;
import dev.aludel.template.Initialization;
import dev.aludel.template.RevisionCreation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The verbs that make and open files: revision, merge, init, list_templates, edit, and check. */
final class CreationVerbs {
    private static final String MESSAGE = "message string to use with 'revision'";
    private static final String LABEL = "branch label to apply to the new revision";
    private static final String REV_ID = "revision id to use instead of a new one";
    private static final String SPLICE = "allow a revision that is no head as the one to follow";

    private CreationVerbs() {}

    static Verb revision() {
        return Verb.of("revision", "Create a new revision file.", CreationVerbs::revision)
                .value("MESSAGE", MESSAGE, "-m", "--message")
                .flag("fill the file by comparing models and database (not supported here)", "--autogenerate")
                .flag("print SQL; only with revision_environment", "--sql")
                .value("HEAD", "head revision or <branchname>@head to base the new revision on", "--head")
                .flag(SPLICE, "--splice")
                .value("BRANCH_LABEL", LABEL, "--branch-label")
                .value("VERSION_PATH", "directory of version_locations to put the file in", "--version-path")
                .value("REV_ID", REV_ID, "--rev-id")
                .values("DEPENDS_ON", "revision that the new one depends on; may be repeated", "--depends-on")
                .flag("write a SQL revision instead of a Python one (an addition to Alembic's options)", "--sql-file");
    }

    private static void revision(Invocation invocation) {
        if (invocation.flag("--autogenerate")) {
            if (invocation.flag("--sql")) {
                throw new AludelException(
                        Problem.of("bad-arguments", "Using --sql with --autogenerate does not make any sense"));
            }
            throw noModels();
        }
        Aludel aludel = invocation.aludel();
        if (invocation.flag("--sql") && !aludel.scripts().revisionEnvironment()) {
            throw new AludelException(Problem.of(
                    "bad-arguments",
                    "Using --sql with the revision command when revision_environment is not configured does not make"
                            + " any sense"));
        }
        create(
                invocation,
                aludel,
                new Draft(
                        invocation.value("--rev-id").orElseGet(Draft::newId),
                        invocation.value("--message"),
                        List.of(invocation.value("--head").orElse("head")),
                        invocation.flag("--splice"),
                        invocation.value("--branch-label"),
                        invocation.value("--version-path"),
                        invocation.values("--depends-on")),
                invocation.flag("--sql-file"),
                true);
    }

    static Verb merge() {
        return Verb.of("merge", "Merge two revisions together. Creates a new migration file.", CreationVerbs::merge)
                .value("MESSAGE", MESSAGE, "-m", "--message")
                .value("BRANCH_LABEL", LABEL, "--branch-label")
                .value("REV_ID", REV_ID, "--rev-id")
                .flag(SPLICE, "--splice")
                .positional("revisions", "1..*", "one or more revisions, or 'heads' for all heads");
    }

    private static void merge(Invocation invocation) {
        create(
                invocation,
                invocation.aludel(),
                new Draft(
                        invocation.value("--rev-id").orElseGet(Draft::newId),
                        invocation.value("--message"),
                        invocation.positionals(),
                        invocation.flag("--splice"),
                        invocation.value("--branch-label"),
                        Optional.empty(),
                        List.of()),
                false,
                false);
    }

    private static void create(Invocation invocation, Aludel aludel, Draft asked, boolean sqlFile, boolean changeable) {
        NewRevisions revisions = new NewRevisions(asked, changeable);
        if (aludel.scripts().revisionEnvironment()) {
            aludel.draft(revisions);
        }
        try (LazyPython python = new LazyPython(aludel.config())) {
            for (Draft draft : revisions.drafts()) {
                // each sees the ones before it
                new RevisionCreation(
                                aludel.config(),
                                invocation.scripts(),
                                invocation::scripts,
                                invocation.terminal(),
                                new PythonTemplates(python::runtime))
                        .create(draft, sqlFile, revisions.templateArguments());
            }
        }
    }

    /** A Python runtime for templates, closed if it was ever started. */
    private static final class LazyPython implements AutoCloseable {
        private final PythonRuntime runtime;

        LazyPython(Config config) {
            List<Path> searchPath = config.prependSysPath().stream()
                    .map(config.directory()::resolve)
                    .toList();
            runtime = new PythonRuntime(PythonRuntime.Settings.of(searchPath, System.out, System.err));
        }

        PythonRuntime runtime() {
            return runtime;
        }

        @Override
        public void close() {
            runtime.close();
        }
    }

    static Verb init() {
        return Verb.of("init", "Initialize a new scripts directory.", CreationVerbs::init)
                .value("TEMPLATE", "template to use, see list_templates (default: generic)", "-t", "--template")
                .flag("write empty __init__.py files to the environment and version locations", "--package")
                .positional("directory", "1", "location of scripts directory");
    }

    private static void init(Invocation invocation) {
        Config config = invocation.config();
        Path ini = config.iniFile();
        Path toml = config.tomlFile().orElseGet(() -> invocation.directory().resolve("pyproject.toml"));
        Path given = Path.of(invocation.positional());
        Initialization initialization = new Initialization(invocation.terminal());
        initialization.refuseOccupied(given, invocation.directory());
        String name = invocation.value("--template").orElse("generic");
        InitTemplate template = InitTemplate.find(name)
                .orElseThrow(() -> new AludelException(Problem.of("no-template", "No such template " + name)
                        .remedy("'" + Verbs.PROGRAM + " list_templates' lists those there are.")));
        initialization.run(new Initialization.Request(
                template,
                given,
                invocation.directory(),
                invocation.directory().resolve(ini),
                invocation.directory().resolve(toml),
                invocation.flag("--package")));
    }

    static Verb listTemplates() {
        return Verb.of("list_templates", "List available templates.", CreationVerbs::listTemplates);
    }

    private static void listTemplates(Invocation invocation) {
        Terminal terminal = invocation.terminal();
        terminal.print("Available templates:\n");
        for (InitTemplate template : InitTemplate.values()) {
            terminal.print(template.templateName() + " - " + template.synopsis());
        }
        terminal.print("\nTemplates are used via the 'init' command, e.g.:");
        terminal.print("\n  " + Verbs.PROGRAM + " init --template generic ./scripts");
    }

    static Verb edit() {
        return Verb.of("edit", "Edit revision script(s) using $EDITOR.", CreationVerbs::edit)
                .positional("rev", "1", "revision identifier, or 'current'");
    }

    private static void edit(Invocation invocation) {
        String symbol = invocation.positional();
        List<Revision> revisions = HistoryVerbs.target(invocation.aludel(), symbol);
        if (revisions.isEmpty()) {
            throw new AludelException(Problem.of(
                    "no-revision",
                    symbol.equals("current")
                            ? "No current revisions"
                            : "No revision files indicated by symbol '" + symbol + "'"));
        }
        Editor editor = new Editor(invocation.environment());
        revisions.forEach(revision -> editor.open(revision.path()));
    }

    static Verb check() {
        return Verb.of(
                "check",
                "Check if revision command with autogenerate has pending upgrade ops (not supported here).",
                invocation -> {
                    throw noModels();
                });
    }

    private static AludelException noModels() {
        return new AludelException(Problem.of("no-models", "Comparing models with the database is not supported")
                .because("It needs the application's SQLAlchemy models, which are Python code of the application.")
                .remedy("Write the revision by hand: " + Verbs.PROGRAM + " revision -m \"…\""));
    }
}
