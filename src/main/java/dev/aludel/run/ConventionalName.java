package dev.aludel.run;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains a constraint or index that isn't there under a name such as a naming convention gives, where no convention is
 * known: the application's {@code MetaData(naming_convention=…)} named what earlier revisions leave unnamed.
 */
final class ConventionalName {
    private static final String UNDEFINED_OBJECT = "42704";
    /** As PostgreSQL says it: {@code constraint "uq_account_email" of relation "account" does not exist}. */
    private static final Pattern MISSING = Pattern.compile("(constraint|index) \"([^\"]+)\".*");

    private static final Pattern PREFIXED = Pattern.compile("(uq|uix|fk|ck|pk|ix)_.+");
    private static final Pattern SUFFIXED = Pattern.compile(".+_(uq|key|fk|fkey|ck|check|pk|pkey|ix|idx)");

    private ConventionalName() {}

    /** The failure, with what may be behind it and what to do where it is about such a name; else as it is. */
    static AludelException explained(AludelException failure) {
        return missing(failure)
                .flatMap(ConventionalName::template)
                .map(template -> new AludelException(
                        told(failure.problem(), template), failure.getCause() == null ? failure : failure.getCause()))
                .orElse(failure);
    }

    private static Problem told(Problem problem, String template) {
        return problem.because("Such names come from a naming convention, MetaData(naming_convention=…) beside the"
                        + " application's models, and none is known here: what earlier revisions leave unnamed was named"
                        + " by PostgreSQL.")
                .remedy("Write the models' convention into the ini, under [aludel:naming_convention], a line for each"
                        + " kind (uq, fk, ck, pk, ix), perhaps: " + template)
                .remedy("If the database came from elsewhere, rename what is there: ALTER TABLE … RENAME CONSTRAINT …");
    }

    /** What the server doesn't find. */
    private static Optional<String> missing(AludelException failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SQLException sql) {
                Matcher words = MISSING.matcher(String.valueOf(failure.problem().message()));
                return UNDEFINED_OBJECT.equals(sql.getSQLState()) && words.lookingAt()
                        ? Optional.of(words.group(2))
                        : Optional.empty();
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** A line of a convention that gives names of this shape. */
    private static Optional<String> template(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher prefixed = PREFIXED.matcher(lower);
        Matcher suffixed = SUFFIXED.matcher(lower);
        if (prefixed.matches()) {
            String kind = kind(prefixed.group(1));
            return Optional.of(kind + " = " + prefixed.group(1) + "_" + middle(kind));
        }
        if (suffixed.matches()) {
            String kind = kind(suffixed.group(1));
            return Optional.of(kind + " = " + middle(kind) + "_" + suffixed.group(1));
        }
        return Optional.empty();
    }

    private static String kind(String word) {
        return switch (word) {
            case "uix", "key" -> "uq";
            case "fkey" -> "fk";
            case "check" -> "ck";
            case "pkey" -> "pk";
            case "idx" -> "ix";
            default -> word;
        };
    }

    private static String middle(String kind) {
        return switch (kind) {
            case "fk" -> "%(table_name)s_%(column_0_name)s_%(referred_table_name)s";
            case "ck" -> "%(table_name)s_%(constraint_name)s";
            case "pk" -> "%(table_name)s";
            case "ix" -> "%(column_0_label)s";
            default -> "%(table_name)s_%(column_0_name)s";
        };
    }
}
