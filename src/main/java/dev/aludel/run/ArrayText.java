package dev.aludel.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's text form of an array, such as {@code {1,NULL,"a,b"}}, being read. */
final class ArrayText {
    private final String text;
    private final int element;
    private int position;

    /**
     * An array not yet read.
     *
     * @param element the object identifier of the elements' type
     */
    ArrayText(String text, int element) {
        this.text = text;
        this.element = element;
        // lower bounds other than one stand before the braces: [0:1]={...}
        this.position = text.startsWith("[") ? text.indexOf('=') + 1 : 0;
    }

    /** The elements; arrays of more dimensions come as lists of lists. */
    List<@Nullable Object> read() {
        List<@Nullable Object> items = new ArrayList<>();
        position++;
        while (text.charAt(position) != '}') {
            char c = text.charAt(position);
            if (c == ',') {
                position++;
            } else if (c == '{') {
                items.add(read());
            } else if (c == '"') {
                items.add(ValueReader.read(element, quoted()));
            } else {
                String bare = bare();
                items.add(bare.equals("NULL") ? null : ValueReader.read(element, bare));
            }
        }
        position++;
        return items;
    }

    private String quoted() {
        StringBuilder item = new StringBuilder();
        position++;
        while (text.charAt(position) != '"') {
            if (text.charAt(position) == '\\') {
                position++;
            }
            item.append(text.charAt(position++));
        }
        position++;
        return item.toString();
    }

    private String bare() {
        int start = position;
        while (text.charAt(position) != ',' && text.charAt(position) != '}') {
            position++;
        }
        return text.substring(start, position);
    }
}
