package dev.aludel.script.literal;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What iterating gives while that which is iterated over may change. An item is looked at when it is its turn, and there
 * are as many as there are when that is asked, as Python's iterators have it.
 */
final class Sequences {

    private Sequences() {}

    /** Items that are looked at one after the other, each when it is its turn. */
    abstract static class Lazy extends AbstractList<@Nullable Object> {
        @Override
        public Iterator<@Nullable Object> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size();
                }

                @Override
                public @Nullable Object next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return get(next++);
                }
            };
        }
    }

    /** The items of a list that may grow or shrink meanwhile. */
    static List<@Nullable Object> of(List<?> list) {
        return new Lazy() {
            @Override
            public @Nullable Object get(int index) {
                return list.get(index);
            }

            @Override
            public int size() {
                return list.size();
            }
        };
    }

    /** The items of a list from the last to the first: what has gone from its end meanwhile ends it. */
    static List<@Nullable Object> backwards(List<@Nullable Object> list) {
        int last = list.size() - 1;
        return new Lazy() {
            private int next;
            private boolean ended;

            @Override
            public @Nullable Object get(int index) {
                next = index + 1;
                return list.get(last - index);
            }

            @Override
            public int size() {
                ended |= last - next >= list.size();
                return ended ? next : last + 1;
            }
        };
    }

    /** Each item with its number. */
    static List<@Nullable Object> numbered(List<@Nullable Object> items, long first) {
        return new Lazy() {
            @Override
            public Object get(int index) {
                List<@Nullable Object> pair = new ArrayList<>(2);
                pair.add(first + index);
                pair.add(items.get(index));
                return new Value.Tuple(pair);
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }

    /** The first items of several, then the second ones, as long as there is one of each. */
    static List<@Nullable Object> zipped(List<List<@Nullable Object>> columns) {
        return new Lazy() {
            @Override
            public Object get(int index) {
                List<@Nullable Object> row = new ArrayList<>(columns.size());
                columns.forEach(column -> row.add(column.get(index)));
                return new Value.Tuple(row);
            }

            @Override
            public int size() {
                return columns.stream().mapToInt(List::size).min().orElse(0);
            }
        };
    }

    /**
     * The entries of a dict.
     *
     * @param of what is made of an entry when it is its turn
     * @throws NeedsPython when keys have come or gone meanwhile
     */
    static List<@Nullable Object> entries(Map<?, ?> map, int line, Function<Map.Entry<?, ?>, @Nullable Object> of) {
        int size = map.size();
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        return new Lazy() {
            private final List<@Nullable Object> taken = new ArrayList<>();
            private @Nullable Object last;

            @Override
            public @Nullable Object get(int index) {
                try {
                    while (taken.size() <= index) {
                        Map.Entry<?, ?> entry = entries.next();
                        last = entry.getKey();
                        taken.add(of.apply(entry));
                    }
                } catch (ConcurrentModificationException changed) {
                    throw changed();
                }
                return taken.get(index);
            }

            @Override
            public int size() {
                // a key that has come since is the last
                boolean ended = size > 0 && taken.size() == size;
                if (map.size() != size
                        || ended
                                && map instanceof LinkedHashMap<?, ?> ordered
                                && ordered.lastEntry().getKey() != last) {
                    throw changed();
                }
                return size;
            }

            private NeedsPython changed() {
                return new NeedsPython(line, "a dict that changes while it is iterated over");
            }
        };
    }
}
