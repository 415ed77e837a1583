package dev.aludel.dialect.postgresql;

import dev.aludel.operation.Expression;
import dev.aludel.operation.Expression.Bind;
import dev.aludel.operation.TextStatement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code text()} as SQL: its {@code :name} binds found as SQLAlchemy finds them. */
final class TextWriter {
    private static final Pattern ESCAPED = Pattern.compile("\\\\(:\\w*)(?![:\\w])", Pattern.UNICODE_CHARACTER_CLASS);

    private TextWriter() {}

    /** The text with its binds written and its escaped colons freed. */
    static String write(TextStatement statement, StatementWriter writer) {
        String text = statement.text();
        if (text.indexOf(':') < 0) {
            return text;
        }
        Matcher bind = TextStatement.BIND.matcher(text);
        String bound = bind.replaceAll(found -> Matcher.quoteReplacement(value(statement, found.group(1), writer)));
        return ESCAPED.matcher(bound).replaceAll("$1");
    }

    private static String value(TextStatement statement, String name, StatementWriter writer) {
        for (Bind bind : statement.binds()) {
            if (name.equals(bind.name())) {
                return bind.expanding() && !writer.expressions.hasValues(bind)
                        ? "(" + writer.expressions.emptySet(bind) + ")"
                        : bind.expanding() ? "(" + writer.bind(bind) + ")" : writer.bind(bind);
            }
        }
        if (writer.given().containsKey(name)) {
            return writer.one(name, writer.given().get(name), Expression.UNKNOWN);
        }
        if (writer.values().shown()) {
            return writer.shown(name);
        }
        throw StatementWriter.unbound(name);
    }
}
