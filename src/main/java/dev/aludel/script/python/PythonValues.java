package dev.aludel.script.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Python values as Java values: strings, numbers, booleans, None, and lists and dicts of them. Anything else has been
 * turned into a Java value on the Python side, by {@code _aludel.lower}.
 */
final class PythonValues {

    private PythonValues() {}

    /** The value in Java; integers come as {@code Long}, or {@code BigInteger} where they are too large. */
    static @Nullable Object toJava(Value value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isHostObject()) {
            return value.asHostObject();
        }
        if (value.hasArrayElements()) {
            return list(value);
        }
        if (value.hasHashEntries()) {
            return map(value);
        }
        if (value.isNull()) {
            return null;
        }
        if (value.isNumber()) {
            return number(value);
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        throw new IllegalArgumentException("no Java value for the Python value " + value);
    }

    /** A Python list or tuple. */
    static List<@Nullable Object> list(Value value) {
        int size = (int) value.getArraySize();
        List<@Nullable Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(toJava(value.getArrayElement(i)));
        }
        return Collections.unmodifiableList(list);
    }

    /** A Python dict with strings as keys, in its order. */
    static Map<String, @Nullable Object> map(Value value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        Value keys = value.getHashKeysIterator();
        while (keys.hasIteratorNextElement()) {
            Value key = keys.getIteratorNextElement();
            map.put(key.isString() ? key.asString() : key.toString(), toJava(value.getHashValue(key)));
        }
        return Collections.unmodifiableMap(map);
    }

    private static Object number(Value value) {
        // 1.0 "fits in long" too: only the object itself tells whether Python had an int or a float.
        Object number = value.as(Object.class);
        return switch (number) {
            case Integer i -> i.longValue();
            case Long l -> l;
            case BigInteger big -> big;
            case null, default -> value.asDouble();
        };
    }
}
