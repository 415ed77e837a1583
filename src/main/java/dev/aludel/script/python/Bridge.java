package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.aludel.config.Application;
import dev.aludel.dialect.BindStyle;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.ClientFunction;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.Expression.Constant;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.MetaData;
import dev.aludel.operation.Name;
import dev.aludel.operation.NamingToken;
import dev.aludel.operation.NonFiniteDecimal;
import dev.aludel.operation.Operation;
import dev.aludel.operation.TupleValue;
import dev.aludel.script.Session;
import dev.aludel.script.vocabulary.DirectiveContext;
import dev.aludel.script.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What Python may call in Java: the shim's module {@code _aludel} holds it. Values it returns are opaque to Python and
 * come back as arguments.
 */
public final class Bridge {

    private final Application application;
    private final List<Path> searchPath;
    private @Nullable Session session;
    private MetaData targetMetadata = MetaData.plain();
    private boolean namesByConvention;
    private @Nullable HostBridge host;
    private @Nullable HostBridge ambientHost;
    private final Set<String> knownModules = new HashSet<>();
    /** What the revisions of this run import, by file: they are not parsed again to learn it. */
    private final Map<Path, Set<String>> imported = new HashMap<>();

    private final Map<String, String> loggerLevels;

    /** A bridge to nothing yet; the search path is where the application's modules are looked for. */
    Bridge(Application application, List<Path> searchPath, Map<String, String> loggerLevels) {
        this.application = application;
        this.searchPath = searchPath;
        this.loggerLevels = loggerLevels;
    }

    /** Lets env.py reach the host; null when no env.py runs. Returns what stood before. */
    @Nullable
    HostBridge host(@Nullable HostBridge next) {
        HostBridge before = host;
        host = next;
        return before;
    }

    /** Lets scripts ask what env.py could ask, where a recognised one is not run. */
    void ambientHost(HostBridge known) {
        ambientHost = known;
    }

    /** What stands behind {@code context} where no env.py runs, or null. */
    @Export
    public @Nullable HostBridge ambientHost() {
        return ambientHost;
    }

    /** The host of the env.py that runs, or null. */
    @Export
    public @Nullable HostBridge host() {
        return host;
    }

    /** Lets the operations that follow go to the session; null when no script runs. Returns what stood before. */
    @Nullable
    Session use(@Nullable Session next) {
        Session before = session;
        session = next;
        return before;
    }

    /** Remembers what a parsed file imports, for when Python loads it. */
    void parsed(Path file, List<StmtTy> statements) {
        imported.put(file, CarefulSource.imported(statements));
    }

    /** Sets what names what has no name, where env.py itself isn't run. */
    void targetMetadata(MetaData metadata) {
        targetMetadata = metadata;
    }

    /** The levels that the ini gives loggers, by name. */
    @Export
    public Object loggerLevels() {
        return loggerLevels;
    }

    /** Makes the value of a construct. */
    @Export
    public @Nullable Object construct(String name, Value arguments, Value keywords) {
        return Vocabulary.construct(name, PythonValues.list(arguments), PythonValues.map(keywords));
    }

    /** What kind of expression a value of Java's is: the name of its class. */
    @Export
    public String kind(Object value) {
        return value instanceof Constant constant
                ? constant.name()
                : value.getClass().getSimpleName();
    }

    /** Makes the operation of a directive; the naming convention of the metadata applies, if one is given. */
    @Export
    public Operation directive(String name, Value arguments, Value keywords, @Nullable Object metadata) {
        DirectiveContext context = new DirectiveContext(metadata(metadata));
        return Vocabulary.directive(context, name, PythonValues.list(arguments), PythonValues.map(keywords));
    }

    /** What names what has no name: the configuration's convention, else the metadata given, else env.py's. */
    MetaData metadata(@Nullable Object given) {
        MetaData metadata = given instanceof MetaData known ? known : targetMetadata;
        MetaData effective = application.namingConvention().isEmpty()
                ? metadata
                : new MetaData(metadata.schema(), application.namingConvention());
        namesByConvention |=
                !effective.namingConvention().equals(MetaData.plain().namingConvention());
        return effective;
    }

    /** Whether a convention has named anything so far, or would have. */
    boolean namesByConvention() {
        return namesByConvention;
    }

    /**
     * The metadata that a name of the application stands for, as far as it can be read from the modules' text; null where
     * nothing is found.
     *
     * @param name such as {@code warehouse.db.metadata}
     * @param near directories to look into after the search path
     */
    @Export
    public @Nullable Object metadataOf(String name, Value near) {
        List<Path> directories = new ArrayList<>(searchPath);
        PythonValues.list(near).forEach(directory -> directories.add(Path.of(String.valueOf(directory))));
        return NamingConventionReader.named(name, directories)
                .map(convention -> new MetaData(null, convention))
                .orElse(null);
    }

    /** What the configuration says of the application's names: expressions. */
    @Export
    public Object types() {
        Map<String, String> expressions = new LinkedHashMap<>();
        application.types().forEach((name, mapping) -> expressions.put(name, mapping.expression()));
        return expressions;
    }

    /** The exception for an expression of the configuration that can't be evaluated. */
    @Export
    public Object badMapping(String name, String expression, String reason) {
        Application.Mapping mapping = application.types().get(name);
        return new AludelException(Problem.of("bad-type-mapping", "[aludel:types] " + name + " = " + expression)
                .at(mapping == null ? null : mapping.location())
                .because(reason)
                .remedy("Write what stands for it as a revision would, such as sa.String(36), postgresql.UUID() or"
                        + " sa.DateTime(timezone=True)."));
    }

    /** The session of the script that runs, or null. */
    @Export
    public @Nullable SessionBridge session() {
        return session == null ? null : new SessionBridge(session);
    }

    /** What Java has to say about an exception that Python caught, or null where it is none of Aludel's. */
    @Export
    public @Nullable FailureBridge failure(Value exception) {
        return exception.isHostObject() && exception.asHostObject() instanceof AludelException problem
                ? new FailureBridge(problem)
                : null;
    }

    /** An exception for a problem in a file, with remedies. */
    @Export
    public Object problem(String code, String message, String file, int line, Value remedies) {
        Problem problem = Problem.of(code, message).at(file.isEmpty() ? null : new Location(Path.of(file), line));
        for (Object remedy : PythonValues.list(remedies)) {
            problem = problem.remedy(String.valueOf(remedy));
        }
        return new AludelException(problem);
    }

    /**
     * An exception for a placeholder that was needed.
     *
     * @param name what it stands for, dotted
     * @param module the module that is missing
     * @param file where it is imported; empty where nobody knows
     * @param reason why the module can't be imported though its file is there, or null
     */
    @Export
    public Object missingImport(
            String message,
            String name,
            String module,
            String file,
            int line,
            @Nullable String reason,
            Value remedies) {
        List<String> own =
                PythonValues.list(remedies).stream().map(String::valueOf).toList();
        return new AludelException(MissingImport.problem(message, name, module, file, line, reason, own));
    }

    /** The line on which the file imports the module, or something of it; 0 where none does. */
    @Export
    public int importLine(String file, String module) {
        int[] line = new int[1];
        for (StmtTy statement : PythonSource.read(Path.of(file)).statements()) {
            PythonTree.walk(statement, node -> {
                boolean imports = switch (node) {
                    case StmtTy.ImportFrom from -> module.equals(from.module);
                    case StmtTy.Import direct ->
                        Stream.of(direct.names).anyMatch(alias -> (alias.name + ".").startsWith(module + "."));
                    default -> false;
                };
                if (imports && line[0] == 0) {
                    line[0] = node.getSourceRange().startLine;
                }
            });
        }
        return line[0];
    }

    /** The text to run instead of that of a file that imports what may be missing, or null where none is missing. */
    @Export
    public @Nullable String carefulSource(String file, Value known) {
        if (knownModules.isEmpty()) {
            PythonValues.list(known).forEach(name -> knownModules.add(String.valueOf(name)));
        }
        Set<String> modules = imported.get(Path.of(file));
        if (modules != null && knownModules.containsAll(modules)) {
            return null;
        }
        try {
            return CarefulSource.of(PythonSource.read(Path.of(file)), knownModules)
                    .orElse(null);
        } catch (AludelException unparsed) {
            // Python, which reads the file next, says what is wrong with it.
            return null;
        }
    }

    /** An exact decimal number. */
    @Export
    public Object decimal(String text) {
        return new BigDecimal(text);
    }

    /** The decimal numbers that aren't finite, as Python names them. */
    @Export
    public Object nonFiniteDecimal(String text) {
        return switch (text) {
            case "Infinity" -> NonFiniteDecimal.INFINITY;
            case "-Infinity" -> NonFiniteDecimal.NEGATIVE_INFINITY;
            default -> NonFiniteDecimal.NAN;
        };
    }

    /** A tuple as the value of a bind. */
    @Export
    public Object tuple(Value items) {
        return new TupleValue(PythonValues.list(items));
    }

    /** An integer of any size. */
    @Export
    public Object integer(String text) {
        return new BigInteger(text);
    }

    /** Bytes, one character each. */
    @Export
    public Object bytes(String latin) {
        return latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** A date in ISO form. */
    @Export
    public Object date(String iso) {
        return LocalDate.parse(iso);
    }

    /** A time in ISO form, with or without an offset. */
    @Export
    public Object time(String iso, boolean offset) {
        return offset ? OffsetTime.parse(iso) : LocalTime.parse(iso);
    }

    /** A date and time in ISO form, with or without an offset. */
    @Export
    public Object datetime(String iso, boolean offset) {
        return offset ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso);
    }

    /** A length of time. */
    @Export
    public Object duration(long seconds, int microseconds) {
        return Duration.ofSeconds(seconds, microseconds * 1000L);
    }

    /**
     * AES in CBC mode with PKCS#7 padding, one character a byte; null where what is to be decrypted was never encrypted
     * so.
     */
    @Export
    public @Nullable String aes(boolean encrypting, String key, String vector, String data) {
        return Aes.apply(encrypting, key, vector, data);
    }

    /** A UUID. */
    @Export
    public Object uuid(String text) {
        return UUID.fromString(text);
    }

    /** A JSON document. */
    @Export
    public Object json(String text) {
        return new JsonValue(text);
    }

    /** A type as PostgreSQL's DDL names it: what {@code str(type)} shows. */
    @Export
    public String typeName(ColumnType type) {
        return Dialects.named("postgresql").typeName(type);
    }

    /** A token of a naming convention; the function takes kind, name, schema, table, columns and targets. */
    @Export
    public Object namingToken(Value function) {
        NamingToken token = subject -> {
            Name schema = subject.table().schema();
            return function.execute(
                            subject.kind(),
                            subject.name(),
                            schema == null ? null : schema.text(),
                            subject.table().name().text(),
                            subject.columns(),
                            subject.targets())
                    .asString();
        };
        return token;
    }

    /** A function without arguments that makes a value. */
    @Export
    public Object function(Value function) {
        return new ClientFunction(() -> PythonValues.toJava(function.execute()));
    }

    /**
     * A statement's SQL for PostgreSQL, and the values of its binds by name.
     *
     * @param given values by name
     * @param style the {@link BindStyle} by its name
     * @param backslashes whether those in values are doubled, as for a server that nobody asked about them
     */
    @Export
    public Object compile(Object statement, Value given, String style, boolean backslashes) {
        Dialect connected = Dialects.named("postgresql");
        Dialect dialect = backslashes ? connected.unconnected() : connected;
        SqlStatement compiled =
                dialect.show(Vocabulary.shown(statement), PythonValues.map(given), BindStyle.valueOf(style));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        compiled.parameters().forEach(parameter -> values.put(parameter.name(), parameter.value()));
        return List.of(compiled.sql(), values);
    }

    /** An operation's SQL for PostgreSQL, statement by statement. */
    @Export
    public Object render(Operation operation) {
        return Dialects.named("postgresql").render(operation, true).stream()
                .map(SqlStatement::sql)
                .toList();
    }

    /** Whether the import at the line stands in a {@code try} that catches its failure. */
    @Export
    public boolean importIsGuarded(String file, int line) {
        return GuardedImports.guarded(PythonSource.read(Path.of(file)), line);
    }
}
