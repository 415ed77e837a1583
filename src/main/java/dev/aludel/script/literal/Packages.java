package dev.aludel.script.literal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The column types of well-known packages, which the Python shim has as decorators around types of {@code sqlalchemy}.
 * Values in their columns are Python's to convert.
 */
final class Packages {
    private static final Set<String> KNOWN = Set.of("sqlalchemy_utils", "sqlmodel", "fastapi_users_db_sqlalchemy");

    /** Types that say nothing of the column by their arguments, and what each is in DDL. */
    private static final Map<String, String> FIXED = Map.of(
            "fastapi_users_db_sqlalchemy.GUID", "UUID",
            "sqlalchemy_utils.UUIDType", "UUID",
            "sqlalchemy_utils.TSVectorType", "postgresql.TSVECTOR",
            "sqlalchemy_utils.JSONType", "postgresql.JSON",
            "sqlalchemy_utils.URLType", "UnicodeText",
            "sqlalchemy_utils.ScalarListType", "UnicodeText");

    private Packages() {}

    /** Whether a module is of such a package. */
    static boolean has(String module) {
        return KNOWN.contains(top(module));
    }

    /** What a module of such a package has under that name. */
    static Value attribute(String module, String name) {
        String type = top(module) + "." + name;
        if (FIXED.containsKey(type)
                || type.equals("sqlmodel.AutoString")
                || type.equals("sqlalchemy_utils.EmailType")) {
            return new Value.TypeClass(type);
        }
        boolean submodule = Character.isLowerCase(name.charAt(0));
        return submodule ? new Value.Module(module + "." + name) : new Value.Unknown(module + "." + name, true);
    }

    /** A type of such a package with arguments, or null where the type is none of these. */
    static Value.@Nullable Type make(Evaluation evaluation, String type, Arguments arguments) {
        String fixed = FIXED.get(type);
        if (fixed != null) {
            Object isNative = arguments.named().getOrDefault("native", true);
            if (type.endsWith(".UUIDType") && (arguments.positional().size() > 1 || !Boolean.TRUE.equals(isNative))) {
                throw new NeedsPython(arguments.line(), "a UUIDType of another kind");
            }
            return converting(evaluation, fixed, new Arguments(arguments.line(), List.of(), Map.of()));
        }
        return switch (type) {
            case "sqlmodel.AutoString" -> converting(evaluation, "String", arguments);
            case "sqlalchemy_utils.EmailType" -> {
                Object length = arguments.of("length").getFirst();
                Map<String, @Nullable Object> named = new LinkedHashMap<>();
                named.put("length", length == Arguments.ABSENT ? (Object) 255L : length);
                yield converting(evaluation, "Unicode", new Arguments(arguments.line(), List.of(), named));
            }
            default -> null;
        };
    }

    private static Value.Type converting(Evaluation evaluation, String construct, Arguments arguments) {
        Value.Type type = Types.make(evaluation, construct, arguments);
        return new Value.Type(construct, type.java(), true, null);
    }

    private static String top(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
