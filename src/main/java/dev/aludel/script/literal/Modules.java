package dev.aludel.script.literal;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What modules have, as far as it is known here; whatever else they have is {@link Value.Unknown}. */
final class Modules {
    /** Names of {@code sqlalchemy} under which everything of it is found that is known here. */
    private static final Set<String> SQLALCHEMY = Set.of(
            "sqlalchemy",
            "sqlalchemy.types",
            "sqlalchemy.schema",
            "sqlalchemy.sql",
            "sqlalchemy.sql.expression",
            "sqlalchemy.sql.sqltypes",
            "sqlalchemy.sql.schema",
            "sqlalchemy.sql.elements",
            "sqlalchemy.sql.functions",
            "sqlalchemy.sql.selectable",
            "sqlalchemy.sql.ddl");

    /** Where the inspector is found; whatever else these have is not known here. */
    private static final Set<String> INSPECTION = Set.of(
            "sqlalchemy.inspection",
            "sqlalchemy.engine",
            "sqlalchemy.engine.reflection",
            "sqlalchemy.engine.reflection.Inspector");

    private static final Set<String> SUBMODULES = Set.of("types", "schema", "sql", "dialects", "engine");
    private static final Set<String> DIALECTS = Set.of("postgresql", "mysql", "sqlite", "mssql", "oracle");
    private static final Set<String> LIBRARY = Set.of(
            "textwrap",
            "uuid",
            "os",
            "datetime",
            "datetime.datetime",
            "datetime.date",
            "datetime.timezone",
            "json",
            "logging",
            "decimal",
            "pathlib",
            "time",
            "enum");

    private Modules() {}

    /** What a module is known as here. */
    static Value of(String path) {
        boolean known = SQLALCHEMY.contains(path)
                || path.equals("sqlalchemy.dialects")
                || dialect(path) != null
                || path.equals("alembic")
                || path.equals("alembic.op")
                || path.equals("alembic_postgresql_enum")
                || path.equals("alembic.context")
                || INSPECTION.contains(path)
                || LIBRARY.contains(path)
                || Packages.has(path);
        return known ? new Value.Module(path) : new Value.Unknown(path, path.startsWith("sqlalchemy."));
    }

    private static @Nullable String dialect(String path) {
        String prefix = "sqlalchemy.dialects.";
        String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
        return DIALECTS.contains(name) ? name : null;
    }

    /** An attribute of a known module. */
    static Object attribute(Value.Module module, String name, int line) {
        String path = module.path();
        if (SQLALCHEMY.contains(path)) {
            return sqlalchemy(path, name);
        }
        if (INSPECTION.contains(path)) {
            return inspection(path, name);
        }
        String dialect = dialect(path);
        if (dialect != null) {
            if (dialect.equals("postgresql") && (name.equals("insert") || name.equals("ExcludeConstraint"))) {
                return Objects.requireNonNull(Constructs.named(name.equals("insert") ? name : "postgresql." + name));
            }
            Object type = Types.of(dialect, name);
            return type == null ? new Value.Unknown(path + "." + name, true) : type;
        }
        if (Packages.has(path)) {
            return Packages.attribute(path, name);
        }
        if (path.equals("decimal") && Numbers.ROUNDING.containsKey(name)) {
            return name;
        }
        if (path.equals("logging") && Logger.METHODS.contains(name)) {
            return new Logger("").attribute(name, line);
        }
        if (LIBRARY.contains(path)) {
            return Builtins.ofLibrary(path, name);
        }
        if (path.equals("alembic_postgresql_enum")) {
            return name.equals("TableReference")
                    ? new Value.Function(name, EnumSync::reference)
                    : name.equals("ColumnType")
                            ? new Value.Module(path + "." + name)
                            : new Value.Unknown(path + "." + name, false);
        }
        if (path.equals("alembic_postgresql_enum.ColumnType")) {
            return switch (name) {
                case "COMMON" -> "common";
                case "ARRAY" -> "array";
                default -> new Value.Unknown(path + "." + name, false);
            };
        }
        if (path.equals("alembic.op")) {
            Object function = Directives.named(name);
            return function == null ? new Value.Unknown("op." + name, false) : function;
        }
        if (path.equals("alembic.context")) {
            return name.equals("is_offline_mode")
                    ? new Value.Function("context." + name, (evaluation, arguments) -> {
                        arguments.of();
                        return evaluation.offline();
                    })
                    : new Value.Unknown("context." + name, false);
        }
        return of(path + "." + name);
    }

    private static Object inspection(String path, String name) {
        return switch (name) {
            case "inspect", "from_engine" -> new Value.Function("sqlalchemy.inspect", Bind::inspect);
            case "Inspector" -> new Value.Module("sqlalchemy.engine.reflection.Inspector");
            default -> of(path + "." + name);
        };
    }

    private static Object sqlalchemy(String path, String name) {
        if (name.equals("func")) {
            return new Value.DatabaseFunction(List.of());
        }
        if (path.equals("sqlalchemy") && (name.equals("inspect") || name.equals("Inspector"))) {
            return inspection(path, name);
        }
        Object type = Types.generic(name);
        if (type != null) {
            return type;
        }
        Object construct = Constructs.named(name);
        if (construct != null) {
            return construct;
        }
        if (path.equals("sqlalchemy") && SUBMODULES.contains(name)
                || path.equals("sqlalchemy.sql") && SQLALCHEMY.contains(path + "." + name)) {
            return of(path + "." + name);
        }
        return new Value.Unknown("sqlalchemy." + name, true);
    }
}
