package dev.aludel.template;

import java.util.List;
import java.util.Map;

/** One part of a Mako template, in the order of the file; blocks are not nested yet. */
sealed interface MakoNode {

    /** Text written as it is. */
    record Text(String text) implements MakoNode {}

    /**
     * {@code ${code | filters}}.
     *
     * @param filters the names after the bar, in order
     * @param line where it starts, counted from 1
     */
    record Expression(String code, List<String> filters, int line) implements MakoNode {}

    /** {@code % keyword …}: a line of Python that starts, continues or ends a block. */
    record Control(String keyword, boolean end, String code, int line) implements MakoNode {}

    /** {@code <% … %>}, or {@code <%! … %>} which runs first. */
    record Code(String code, boolean module, int line) implements MakoNode {}

    /** {@code <%def …>} and other tags; an empty one is followed by its end. */
    record TagStart(String name, Map<String, String> attributes, int line) implements MakoNode {}

    /** {@code </%def>}. */
    record TagEnd(String name) implements MakoNode {}
}
