package dev.aludel.template;

import java.util.List;

/**
 * A Python tuple, which is written otherwise than a list.
 *
 * @param items what it holds
 */
public record Tuple(List<?> items) {
    public Tuple {
        items = List.copyOf(items);
    }
}
