package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.CompileError;
import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.Name;
import dev.aludel.operation.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How identifiers are written: quoted where they must be, cut where they are too long. */
final class Identifiers {
    static final int MOST_CHARACTERS = 63;

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_$\u017f\u212a]+");
    private static final Pattern PHRASE = Pattern.compile("^\\w+(?:\\s+\\w+)*$", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> RESERVED = Set.of(
            "all",
            "analyse",
            "analyze",
            "and",
            "any",
            "array",
            "as",
            "asc",
            "asymmetric",
            "both",
            "case",
            "cast",
            "check",
            "collate",
            "column",
            "constraint",
            "create",
            "current_catalog",
            "current_date",
            "current_role",
            "current_time",
            "current_timestamp",
            "current_user",
            "default",
            "deferrable",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "except",
            "false",
            "fetch",
            "for",
            "foreign",
            "from",
            "grant",
            "group",
            "having",
            "in",
            "initially",
            "intersect",
            "into",
            "leading",
            "limit",
            "localtime",
            "localtimestamp",
            "new",
            "not",
            "null",
            "of",
            "off",
            "offset",
            "old",
            "on",
            "only",
            "or",
            "order",
            "placing",
            "primary",
            "references",
            "returning",
            "select",
            "session_user",
            "some",
            "symmetric",
            "table",
            "then",
            "to",
            "trailing",
            "true",
            "union",
            "unique",
            "user",
            "using",
            "variadic",
            "when",
            "where",
            "window",
            "with",
            "authorization",
            "between",
            "binary",
            "cross",
            "current_schema",
            "freeze",
            "full",
            "ilike",
            "inner",
            "is",
            "isnull",
            "join",
            "left",
            "like",
            "natural",
            "notnull",
            "outer",
            "over",
            "overlaps",
            "right",
            "similar",
            "verbose");

    private Identifiers() {}

    /** The identifier, quoted if it must be. */
    static String quote(String identifier) {
        return needsQuotes(identifier) ? quoted(identifier) : identifier;
    }

    /** The identifier, quoted as it says or if it must be. */
    static String quote(Name name) {
        if (name.quote() == null) {
            return quote(name.text());
        }
        return name.quote() ? quoted(name.text()) : name.text();
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static boolean needsQuotes(String identifier) {
        if (identifier.isEmpty()) {
            return true;
        }
        String lower = identifier.toLowerCase(Locale.ROOT);
        char first = identifier.charAt(0);
        return RESERVED.contains(lower)
                || (first >= '0' && first <= '9')
                || first == '$'
                || !LEGAL.matcher(identifier).matches()
                || !lower.equals(identifier);
    }

    /** A table, type or sequence; dots in the schema are part of its name. */
    static String qualified(QualifiedName name) {
        return withSchema(name.schema(), quote(name.name()));
    }

    /** The quoted name behind its schema, if it has one. */
    static String withSchema(@Nullable Name schema, String quotedName) {
        return schema == null || schema.text().isEmpty() ? quotedName : quote(schema) + "." + quotedName;
    }

    /** A table as {@code ALTER TABLE} writes it: a schema given as a string is read as parts between dots. */
    static String dotted(QualifiedName name) {
        Name schema = name.schema();
        if (schema == null || schema.text().isEmpty()) {
            return quote(name.name());
        }
        String parts = schema.origin() == Name.Origin.PLAIN
                ? Arrays.stream(schema.text().split("\\.", -1))
                        .map(Identifiers::quote)
                        .collect(Collectors.joining("."))
                : quote(schema);
        return parts + "." + quote(name.name());
    }

    /** The name of a constraint or index: cut with a hash if it may be, refused otherwise, where it is too long. */
    static String limited(Name name) {
        int length = name.text().codePointCount(0, name.text().length());
        if (length <= MOST_CHARACTERS) {
            return quote(name);
        }
        if (!name.isFinal()) {
            throw new AludelException(Problem.of(
                    "identifier-error",
                    "Identifier '%s' exceeds maximum length of %d characters".formatted(name.text(), MOST_CHARACTERS)));
        }
        int end = name.text().offsetByCodePoints(0, MOST_CHARACTERS - 8);
        String hash = md5(name.text());
        return quote(new Name(
                name.text().substring(0, end) + "_" + hash.substring(hash.length() - 4), name.quote(), name.origin()));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** Words of SQL such as {@code SET NULL}, refused where they are anything else. */
    static String phrase(String words) {
        return phrase(words, PHRASE, PHRASE.pattern());
    }

    /** Words of SQL that match the pattern; {@code shown} is how SQLAlchemy writes it. */
    static String phrase(String words, Pattern pattern, String shown) {
        if (pattern.matcher(words).find()) {
            return words;
        }
        throw CompileError.of(
                "Unexpected SQL phrase: '%s' (matching against '%s')".formatted(words, shown.replace("\\", "\\\\")));
    }
}
