package dev.aludel.template;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a new revision file: {@code file_template} filled in, and the slug of its message. */
final class FileName {
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TOKEN =
            Pattern.compile("%(?:%|\\((\\w+)\\)([-+ 0#]*)(\\d*)(?:\\.(\\d+))?([sdirxXo]))|%");

    private FileName() {}

    /** The name without its ending; it may have directories in it. */
    static String of(String template, String id, String slug, ZonedDateTime date) {
        Map<String, Object> values = Map.of(
                "rev", id,
                "slug", slug,
                "epoch", date.toEpochSecond(),
                "year", (long) date.getYear(),
                "month", (long) date.getMonthValue(),
                "day", (long) date.getDayOfMonth(),
                "hour", (long) date.getHour(),
                "minute", (long) date.getMinute(),
                "second", (long) date.getSecond());
        return TOKEN.matcher(template).replaceAll(token -> Matcher.quoteReplacement(format(template, token, values)));
    }

    /**
     * The words of the message, lower case, joined by underscores.
     *
     * @param longest characters to keep; what is longer is cut back to a whole word and ends with an underscore
     */
    static String slug(String message, int longest) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(message);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        String slug = String.join("_", words).toLowerCase(Locale.ROOT);
        if (slug.codePointCount(0, slug.length()) <= longest) {
            return slug;
        }
        String cut = slug.substring(0, slug.offsetByCodePoints(0, longest));
        int lastWord = cut.lastIndexOf('_');
        return (lastWord < 0 ? cut : cut.substring(0, lastWord)) + "_";
    }

    private static String format(String template, MatchResult token, Map<String, Object> values) {
        if (token.group().equals("%%")) {
            return "%";
        }
        Object value = token.group(1) == null ? null : values.get(token.group(1));
        if (value == null) {
            throw new AludelException(Problem.of("bad-option", "file_template is not understood: " + template)
                    .because("At '" + token.group() + "'.")
                    .remedy("Use the tokens %(rev)s %(slug)s %(epoch)s %(year)d %(month).2d %(day).2d %(hour).2d"
                            + " %(minute).2d %(second).2d"));
        }
        return pad(token, convert(token, value));
    }

    private static String convert(MatchResult token, Object value) {
        String precision = token.group(4);
        return switch (token.group(5)) {
            case "d", "i" -> digits(Long.toString(number(token, value)), precision);
            case "x" -> digits(Long.toHexString(number(token, value)), precision);
            case "X" -> digits(Long.toHexString(number(token, value)).toUpperCase(Locale.ROOT), precision);
            case "o" -> digits(Long.toOctalString(number(token, value)), precision);
            case "r" -> cut(PythonText.repr(value), precision);
            default -> cut(PythonText.str(value), precision);
        };
    }

    private static long number(MatchResult token, Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw new AludelException(Problem.of("bad-option", "file_template: " + token.group() + " is not a number")
                .remedy("Write %(" + token.group(1) + ")s."));
    }

    private static String digits(String digits, @Nullable String precision) {
        int least = precision == null ? 1 : Integer.parseInt(precision);
        return "0".repeat(Math.max(0, least - digits.length())) + digits;
    }

    private static String cut(String text, @Nullable String precision) {
        return precision == null ? text : text.substring(0, Math.min(text.length(), Integer.parseInt(precision)));
    }

    private static String pad(MatchResult token, String text) {
        int width = token.group(3).isEmpty() ? 0 : Integer.parseInt(token.group(3));
        String flags = token.group(2);
        boolean zeros = flags.contains("0") && !"sr".contains(token.group(5));
        String padding = (zeros ? "0" : " ").repeat(Math.max(0, width - text.length()));
        return flags.contains("-") ? text + " ".repeat(padding.length()) : padding + text;
    }
}
