package dev.aludel.script.literal;

import java.nio.file.Path;
import java.util.List;

/**
 * Where scripts import from.
 *
 * @param first directories before the standard library and the shim
 * @param last directories after them
 */
public record ImportPath(List<Path> first, List<Path> last) {
    public ImportPath {
        first = List.copyOf(first);
        last = List.copyOf(last);
    }
}
