package dev.aludel.revision;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An identifier with steps, such as {@code +2}, {@code label@-1} or {@code ae10+1}.
 *
 * @param branch the label before {@code @}, or null
 * @param symbol the revision to count from, or null to count from where the database stands
 * @param text the steps as written, such as {@code +2}
 * @param steps the steps as a number
 */
record RelativeIdentifier(@Nullable String branch, @Nullable String symbol, String text, int steps) {

    /**
     * Reads an identifier by Alembic's rule, the regular expression {@code (?:(.+?)@)?(\w+)?((?:\+|-)\d+)}, which needs to
     * match at the start only.
     */
    static Optional<RelativeIdentifier> parse(String text) {
        for (int at = text.indexOf('@', 1); at >= 0; at = text.indexOf('@', at + 1)) {
            Optional<RelativeIdentifier> found = parse(text.substring(0, at), text, at + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return parse(null, text, 0);
    }

    private static Optional<RelativeIdentifier> parse(@Nullable String branch, String text, int from) {
        int sign = from;
        while (sign < text.length() && isWord(text.charAt(sign))) {
            sign++;
        }
        int end = sign + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        boolean signed = sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-');
        if (!signed || end == sign + 1 || end - sign > 10) {
            return Optional.empty();
        }
        String steps = text.substring(sign, end);
        String symbol = sign == from ? null : text.substring(from, sign);
        return Optional.of(new RelativeIdentifier(branch, symbol, steps, Integer.parseInt(steps)));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
