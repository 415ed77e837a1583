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

/**
 * Translates a Mako template to Python. The result is a module body: what the template writes goes through {@code
 * __write}, and filters are found by {@code __filter}, Mako's own names first. The prelude {@code mako_runtime.py}
 * provides both.
 */
final class MakoPython {
    private static final Set<String> CONTINUATIONS = Set.of("else", "elif", "except", "finally");

    private final Path file;
    private final StringBuilder module = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Deque<MakoNode.TagStart> tags = new ArrayDeque<>();
    private int depth;

    private MakoPython(Path file) {
        this.file = file;
    }

    /** Python source; the module-level blocks stand first, as Mako runs them first. */
    static String translate(Path file, List<MakoNode> nodes) {
        MakoPython translation = new MakoPython(file);
        nodes.forEach(translation::add);
        return translation.module.append(translation.body).toString();
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
            return;
        }
        boolean continues = CONTINUATIONS.contains(control.keyword());
        depth -= continues ? 1 : 0;
        String code = control.code().replaceAll("\\\\\\r?\\n", " ").stripTrailing();
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

    private void line(String code) {
        body.append(Indentation.add(code, depth)).append('\n');
    }
}
