package dev.aludel.script.python;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Draft;
import dev.aludel.revision.Revision;
import dev.aludel.revision.Step;
import dev.aludel.script.ContextOptions;
import dev.aludel.script.EnvironmentHost;
import dev.aludel.script.NewRevisions;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** The host of an env.py as Python sees it. */
public final class HostBridge {

    private final EnvironmentHost host;
    private @Nullable AludelException refusal;

    HostBridge(EnvironmentHost host) {
        this.host = host;
    }

    EnvironmentHost host() {
        return host;
    }

    /**
     * The failure without the lines of env.py, where it is one of connecting or migrating: those lines only asked for
     * what failed elsewhere.
     */
    AludelException original(AludelException failure) {
        AludelException noted = refusal;
        return noted != null
                        && noted.problem().message().equals(failure.problem().message())
                ? noted
                : failure;
    }

    private <T> T noting(Supplier<T> work) {
        try {
            return work.get();
        } catch (AludelException failure) {
            refusal = failure;
            throw failure;
        }
    }

    /** The ini file, existing or not. */
    @Export
    public String iniFile() {
        return host.config().iniFile().toString();
    }

    /** The toml file, or null. */
    @Export
    public @Nullable String tomlFile() {
        return text(host.config().tomlFile());
    }

    /** The name of the ini section. */
    @Export
    public String iniSection() {
        return host.config().section();
    }

    /** All of a section, or null. */
    @Export
    public @Nullable Object section(String name) {
        return host.config()
                .section(name)
                .<Map<String, String>>map(LinkedHashMap::new)
                .orElse(null);
    }

    /** An option of ini or toml, or null. */
    @Export
    public @Nullable String alembicOption(String key) {
        return host.config().alembicOption(key).orElse(null);
    }

    /** Whether SQL is printed. */
    @Export
    public boolean offline() {
        return host.offline();
    }

    /** The URL demanded from outside, or null. */
    @Export
    public @Nullable String overridingUrl() {
        return host.overridingUrl();
    }

    /** Opens a connection. */
    @Export
    public SessionBridge connect(@Nullable String url) {
        return new SessionBridge(noting(() -> host.connect(url)));
    }

    /** Closes a connection. */
    @Export
    public void close(SessionBridge session) {
        host.close(session.session());
    }

    /** Configures the context with the options that a migration heeds. */
    @Export
    public void configure(@Nullable SessionBridge session, Value options) {
        host.configure(session == null ? null : session.session(), options(PythonValues.map(options)));
    }

    /** Lets {@code --sql} print into a Python file or buffer. */
    @Export
    public void output(Value buffer) {
        host.output(new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                buffer.invokeMember("write", new String(text, from, length));
            }

            @Override
            public void flush() {
                buffer.invokeMember("flush");
            }

            @Override
            public void close() {
                flush();
            }
        }));
    }

    /** Has the function called after each step: verb, whether up, the revisions above and below it, heads, arguments. */
    @Export
    public void onVersionApply(Value function) {
        host.versionListener((step, heads, arguments) -> function.executeVoid(
                step.verb(),
                switch (step) {
                    case Step.Upgrade up -> true;
                    case Step.Downgrade down -> false;
                    case Step.Stamp stamp -> stamp.upwards();
                },
                step.from(),
                step.to(),
                heads,
                arguments));
    }

    /** What {@code ScriptDirectory} knows of the revisions that an identifier names, in the graph's order. */
    @Export
    public Object revisions(String identifier) {
        return host.graph().revisions(identifier).stream().map(this::told).toList();
    }

    /** The revisions from one to another, newest first. */
    @Export
    public Object revisionRange(String lower, String upper) {
        return host.graph().range(lower, upper).stream().map(this::told).toList();
    }

    /** The revisions without a parent. */
    @Export
    public Object bases() {
        return host.graph().bases();
    }

    private Map<String, @Nullable Object> told(Revision revision) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("revision", revision.id());
        told.put("down_revisions", revision.downRevisions());
        told.put("dependencies", revision.dependsOn());
        told.put("branch_labels", List.copyOf(host.graph().branchLabels(revision.id())));
        told.put("nextrev", List.copyOf(host.graph().nextRevisions(revision.id())));
        told.put("longdoc", revision.documentation().strip());
        told.put("doc", revision.summary());
        told.put("path", revision.path().toString());
        return told;
    }

    /** The directory of env.py. */
    @Export
    public String scriptDirectory() {
        return host.config()
                .alembicOption("script_location")
                .map(host.config()::resolve)
                .orElse(host.config().directory())
                .toString();
    }

    /** Enters the transaction. */
    @Export
    public void beginTransaction() {
        host.beginTransaction();
    }

    /** Leaves the transaction. */
    @Export
    public void endTransaction(boolean completed) {
        host.endTransaction(completed);
    }

    /** Runs the migrations, with arguments for each script. */
    @Export
    public void runMigrations(Value arguments) {
        Map<String, Object> present = new LinkedHashMap<>();
        PythonValues.map(arguments).forEach((key, value) -> {
            if (value != null) {
                present.put(key, value);
            }
        });
        noting(() -> {
            host.runMigrations(present);
            return present;
        });
    }

    /** The session that operations go to. */
    @Export
    public SessionBridge session() {
        return new SessionBridge(host.session());
    }

    /** Prints a line in the {@code --sql} output. */
    @Export
    public void staticOutput(String text) {
        host.staticOutput(text);
    }

    /** The heads of the script directory. */
    @Export
    public Object headRevisions() {
        return host.headRevisions();
    }

    /** The revision a range starts from, or null. */
    @Export
    public @Nullable String startingRevisionArgument() {
        return host.startingRevisionArgument();
    }

    /** The revision asked for, or null. */
    @Export
    public @Nullable Object revisionArgument() {
        return host.revisionArgument();
    }

    /** The tag, or null. */
    @Export
    public @Nullable String tagArgument() {
        return host.tagArgument();
    }

    /** The {@code -x} arguments. */
    @Export
    public Object xArguments() {
        return host.config().xArguments();
    }

    /** The heads in the version table. */
    @Export
    public Object currentHeads() {
        return host.currentHeads();
    }

    /** Whether env.py runs for revisions that are about to be written. */
    @Export
    public boolean drafting() {
        return host.newRevisions() != null;
    }

    /** Whether env.py may change the revisions that are about to be written. */
    @Export
    public boolean draftsChangeable() {
        return newRevisions().changeable();
    }

    /** The revisions that are about to be written. */
    @Export
    public Object drafts() {
        return newRevisions().drafts().stream().map(DraftBridge::toPython).toList();
    }

    /** What env.py's hook made of them. */
    @Export
    public void changeDrafts(Value changed) {
        List<Draft> drafts = new ArrayList<>();
        for (int index = 0; index < changed.getArraySize(); index++) {
            drafts.add(DraftBridge.toJava(PythonValues.map(changed.getArrayElement(index))));
        }
        newRevisions().drafts(drafts);
    }

    /** Variables for the template. */
    @Export
    public void templateArguments(Value arguments) {
        newRevisions().templateArguments().putAll(PythonValues.map(arguments));
    }

    private NewRevisions newRevisions() {
        return Objects.requireNonNull(host.newRevisions(), "no revision is about to be written");
    }

    static ContextOptions options(Map<String, @Nullable Object> given) {
        ContextOptions defaults = ContextOptions.defaults();
        return new ContextOptions(
                given.get("version_table") instanceof String table ? table : defaults.versionTable(),
                given.get("version_table_schema") instanceof String schema ? schema : null,
                given.get("version_table_pk") instanceof Boolean key ? key : true,
                Boolean.TRUE.equals(given.get("transaction_per_migration")),
                given.get("transactional_ddl") instanceof Boolean transactional ? transactional : null,
                Boolean.TRUE.equals(given.get("literal_binds")),
                given.get("starting_rev") instanceof String revision ? revision : null,
                given.get("tag") instanceof String tag ? tag : null);
    }

    private static @Nullable String text(Optional<Path> path) {
        return path.map(Path::toString).orElse(null);
    }
}
