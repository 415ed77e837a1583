package dev.aludel.template;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a Mako template apart, in the order and by the rules of Mako's own lexer. */
final class MakoParser {
    private static final Pattern CODING = Pattern.compile("#.*coding[:=]\\s*([-\\w.]+).*\\r?\\n");
    private static final Pattern CONTROL = Pattern.compile(
            "^[\\t ]*(%(?!%)|##)[\\t ]*((?:\\\\\\r?\\n|[^\\r\\n])*)(?:\\r?\\n|\\z)",
            Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern KEYWORD = Pattern.compile("(end)?(\\w+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("<%doc>(.*?)</%doc>|<%doc>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile(
            "<%([\\w.:]+)((?:\\s+\\w+|\\s*=\\s*|\"[^\"]*?\"|'[^']*?'|\\s*,\\s*)*)\\s*(/)?>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*(\\w+)\\s*=\\s*(?:'([^']*)'|\"([^\"]*)\")");
    private static final Pattern TAG_END = Pattern.compile("</%[\\t ]*([^\\t ]+?)[\\t ]*>");
    private static final Pattern VERBATIM = Pattern.compile("(.*?)(?=</%text>)", Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern.compile("^(\\s*)%%(%*)", Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern TEXT = Pattern.compile(
            "(.*?)((?<=\\n)(?=[ \\t]*(?=%|\\#\\#))|(?=\\$\\{)|(?=</?%)|(\\\\\\r?\\n)|\\z)", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile(
            "#.*\\n|(?s)\"\"\"(?:\\\\.|.)*?\"\"\"|(?s)'''(?:\\\\.|.)*?'''|\"(?:\\\\[\\s\\S]|[^\"\\\\])*\"|'(?:\\\\[\\s\\S]|[^'\\\\])*'");

    private final Path file;
    private final String source;
    private final List<MakoNode> nodes = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int position;

    private MakoParser(Path file, String source) {
        this.file = file;
        this.source = source;
    }

    /**
     * The parts of the template.
     *
     * @param file named in errors
     * @throws AludelException with file and line where the template is malformed
     */
    static List<MakoNode> parse(Path file, String source) {
        return new MakoParser(file, source).parse();
    }

    private List<MakoNode> parse() {
        matcher(CODING).ifMatched(matched -> {});
        while (position < source.length()) {
            boolean taken = expression() || control() || comment() || tag() || tagEnd() || code() || percent();
            if (!taken) {
                text();
            }
        }
        if (!open.isEmpty()) {
            throw failure("Unclosed tag or block: " + open.peek());
        }
        return nodes;
    }

    private boolean expression() {
        if (!source.startsWith("${", position)) {
            return false;
        }
        int line = line();
        position += 2;
        String code = until(true, "|", "}").replace("\r\n", "\n");
        List<String> filters = List.of();
        if (source.charAt(position++) == '|') {
            filters = Arrays.stream(until(true, "}").split(",", -1))
                    .map(String::strip)
                    .filter(filter -> !filter.isEmpty())
                    .toList();
            position++;
        }
        nodes.add(new MakoNode.Expression(code.strip(), filters, line));
        return true;
    }

    private boolean control() {
        int line = line();
        Found found = matcher(CONTROL);
        return found.ifMatched(matched -> {
            if (matched.group(1).equals("##")) {
                return;
            }
            Matcher keyword = KEYWORD.matcher(matched.group(2));
            if (!keyword.lookingAt()) {
                throw failure("Invalid control line: '" + matched.group(2) + "'");
            }
            control(keyword.group(1) != null, keyword.group(2), matched.group(2), line);
        });
    }

    private void control(boolean end, String keyword, String code, int line) {
        if (end) {
            if (!("% " + keyword).equals(open.poll())) {
                throw failure("'" + code + "' ends nothing that was begun");
            }
        } else if (!List.of("else", "elif", "except", "finally").contains(keyword)) {
            open.push("% " + keyword);
        }
        nodes.add(new MakoNode.Control(keyword, end, code, line));
    }

    private boolean comment() {
        return matcher(COMMENT).ifMatched(matched -> {
            if (matched.group(1) == null) {
                throw failure("Unclosed tag: <%doc>");
            }
        });
    }

    private boolean tag() {
        int line = line();
        return matcher(TAG).ifMatched(matched -> {
            String name = matched.group(1);
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(matched.group(2));
            while (attribute.find()) {
                attributes.put(
                        attribute.group(1), attribute.group(2) != null ? attribute.group(2) : attribute.group(3));
            }
            if (name.equals("text")) {
                verbatim();
                return;
            }
            nodes.add(new MakoNode.TagStart(name, attributes, line));
            if (matched.group(3) != null) {
                nodes.add(new MakoNode.TagEnd(name));
            } else {
                open.push("<%" + name + ">");
            }
        });
    }

    private void verbatim() {
        boolean closed = matcher(VERBATIM).ifMatched(matched -> addText(matched.group(1)));
        if (!closed) {
            throw failure("Unclosed tag: <%text>");
        }
        position += "</%text>".length();
    }

    private boolean tagEnd() {
        return matcher(TAG_END).ifMatched(matched -> {
            if (!("<%" + matched.group(1) + ">").equals(open.poll())) {
                throw failure("Closing tag without opening tag: </%" + matched.group(1) + ">");
            }
            nodes.add(new MakoNode.TagEnd(matched.group(1)));
        });
    }

    private boolean code() {
        if (!source.startsWith("<%", position)) {
            return false;
        }
        int line = line();
        position += 2;
        boolean module = source.startsWith("!", position);
        if (module) {
            position++;
        }
        String code = until(false, "%>");
        position += 2;
        nodes.add(new MakoNode.Code(Indentation.remove(code), module, line));
        return true;
    }

    private boolean percent() {
        return matcher(PERCENT).ifMatched(matched -> addText(matched.group(1) + "%" + matched.group(2)));
    }

    private void text() {
        int start = position;
        matcher(TEXT).ifMatched(matched -> addText(matched.group(1)));
        if (position == start) {
            addText(source.substring(position, position + 1));
            position++;
        }
    }

    private void addText(String text) {
        if (!text.isEmpty()) {
            nodes.add(new MakoNode.Text(text));
        }
    }

    /** Reads Python up to one of the ends, which is left standing; strings, comments and nested braces are skipped. */
    private String until(boolean countBraces, String... ends) {
        int start = position;
        int depth = 0;
        while (position < source.length()) {
            Matcher quoted = QUOTED.matcher(source).region(position, source.length());
            if (quoted.lookingAt()) {
                position = quoted.end();
                continue;
            }
            if (depth == 0 && endsHere(ends)) {
                return source.substring(start, position);
            }
            char character = source.charAt(position++);
            if (countBraces) {
                depth += character == '{' ? 1 : character == '}' ? -1 : 0;
            }
        }
        throw failure("Expected: " + String.join(",", ends));
    }

    private boolean endsHere(String... ends) {
        for (String end : ends) {
            if (source.startsWith(end, position)) {
                return true;
            }
        }
        return false;
    }

    private Found matcher(Pattern pattern) {
        Matcher matcher = pattern.matcher(source)
                .region(position, source.length())
                .useAnchoringBounds(false)
                .useTransparentBounds(true);
        return new Found(matcher);
    }

    /** A pattern tried where the parser stands; on a match the parser moves behind it first. */
    private final class Found {
        private final Matcher matcher;

        Found(Matcher matcher) {
            this.matcher = matcher;
        }

        boolean ifMatched(Consumer<Matcher> then) {
            if (!matcher.lookingAt()) {
                return false;
            }
            position = matcher.end();
            then.accept(matcher);
            return true;
        }
    }

    private int line() {
        return 1
                + (int) source.substring(0, position)
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }

    private AludelException failure(String why) {
        return new AludelException(Problem.of("bad-template", "Template rendering failed")
                .at(new Location(file, line()))
                .because(why));
    }
}
