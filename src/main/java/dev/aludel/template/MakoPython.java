package dev.aludel.template;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates a Mako template to Python. The result is a module body: what the template writes goes through {@code
 * __write}, and filters are found by {@code __filter}, Mako's own names first. The prelude {@code mako_runtime.py}
 * provides both.
 */
final class MakoPython {
    private static final Set<String> CONTINUATIONS = Set.of("else", "elif", "except", "finally");

    private static final Pattern LOOP = Pattern.compile("for\\s+(.+?)\\s+in\\s+(.+?)\\s*:", Pattern.DOTALL);
    private static final Pattern LOOP_NAME = Pattern.compile("\\bloop\\b");

    private final Path file;
    private final boolean loops;
    private final StringBuilder module = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Deque<MakoNode.TagStart> tags = new ArrayDeque<>();
    private int depth;

    private MakoPython(Path file, boolean loops) {
        this.file = file;
        this.loops = loops;
    }

    /** Python source; the module-level blocks stand first, as Mako runs them first. */
    static String translate(Path file, List<MakoNode> nodes) {
        MakoPython translation = new MakoPython(file, nodes.stream().anyMatch(MakoPython::namesLoop));
        nodes.forEach(translation::add);
        return translation.module.append(translation.body).toString();
    }

    /** As in Mako, {@code loop} is kept only where somebody asks for it. */
    private static boolean namesLoop(MakoNode node) {
        return switch (node) {
            case MakoNode.Expression expression ->
                LOOP_NAME.matcher(expression.code()).find();
            case MakoNode.Control control -> LOOP_NAME.matcher(control.code()).find();
            case MakoNode.Code code -> LOOP_NAME.matcher(code.code()).find();
            case MakoNode.Text text -> false;
            case MakoNode.TagStart tag -> false;
            case MakoNode.TagEnd end -> false;
        };
    }

    private void add(MakoNode node) {
        switch (node) {
            case MakoNode.Text text -> write(PythonText.repr(text.text()));
            case MakoNode.Expression expression -> expression(expression);
            case MakoNode.Control control -> control(control);
            case MakoNode.Code code
            when code.module() -> module.append(code.code()).append('\n');
            case MakoNode.Code code -> line(code.code());
            case MakoNode.TagStart tag -> start(tag);
            case MakoNode.TagEnd end -> end(end);
        }
    }

    private void expression(MakoNode.Expression expression) {
        at(expression.line());
        String value = "(" + expression.code() + ")";
        List<String> filters = new ArrayList<>(expression.filters());
        if (!filters.remove("n")) {
            filters.addFirst("str");
        }
        for (String filter : filters) {
            value = "__filter(" + PythonText.repr(filter) + ", lambda: (" + filter + "))(" + value + ")";
        }
        write(value);
    }

    private void control(MakoNode.Control control) {
        if (control.end()) {
            depth--;
            if (loops && control.keyword().equals("for")) {
                line("loop = loop.parent");
            }
            return;
        }
        boolean continues = CONTINUATIONS.contains(control.keyword());
        depth -= continues ? 1 : 0;
        if (!continues) {
            at(control.line());
        }
        String code = control.code().replaceAll("\\\\\\r?\\n", " ").stripTrailing();
        Matcher loop = LOOP.matcher(code);
        if (loops && loop.matches()) {
            line("loop = __loop(" + loop.group(2) + ", locals().get('loop'))");
            code = "for " + loop.group(1) + " in loop:";
        }
        line(code.endsWith(":") || code.contains("#") ? code : code + ":");
        depth++;
        line("pass");
    }

    private void start(MakoNode.TagStart tag) {
        switch (tag.name()) {
            case "def" -> line("def " + signature(required(tag, "name")) + ":");
            case "block" -> line("def " + blockName(tag) + "():");
            case "page" -> {
                return;
            }
            default -> throw unsupported(tag);
        }
        tags.push(tag);
        depth++;
    }

    private void end(MakoNode.TagEnd end) {
        if (end.name().equals("page")) {
            return;
        }
        MakoNode.TagStart tag = tags.pop();
        line("return ''");
        depth--;
        if (tag.name().equals("block")) {
            line(blockName(tag) + "()");
        }
    }

    private static String signature(String name) {
        return name.contains("(") ? name : name + "()";
    }

    private static String blockName(MakoNode.TagStart tag) {
        return "__block_" + tag.attributes().getOrDefault("name", "line_" + tag.line());
    }

    private String required(MakoNode.TagStart tag, String attribute) {
        Map<String, String> attributes = tag.attributes();
        String value = attributes.get(attribute);
        if (value == null) {
            throw unsupported(tag);
        }
        return value;
    }

    private AludelException unsupported(MakoNode.TagStart tag) {
        return new AludelException(Problem.of("bad-template", "Template rendering failed")
                .at(new Location(file, tag.line()))
                .because("<%" + tag.name() + "> is not supported in this form.")
                .remedy("Use <%def name=\"…\">, <%block>, <% %>, <%! %>, <%doc>, <%text>, control lines and ${…}."));
    }

    private void write(String value) {
        line("__write(" + value + ")");
    }

    /** Notes the template's line, for errors. */
    private void at(int line) {
        line("__at(" + line + ")");
    }

    private void line(String code) {
        body.append(Indentation.add(code, depth)).append('\n');
    }
}
