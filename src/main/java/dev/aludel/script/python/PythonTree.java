package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.sst.SSTNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Goes through a parsed tree. The parser's nodes keep their children in public fields and offer no way to list them, so
 * the fields are found by reflection, once for each kind of node.
 */
final class PythonTree {

    private static final Map<Class<?>, List<Field>> CHILDREN = new ConcurrentHashMap<>();

    private PythonTree() {}

    /** Hands over the node and all below it, parents before their children, in the order of the text. */
    static void walk(SSTNode node, Consumer<SSTNode> visit) {
        visit.accept(node);
        children(node).forEach(child -> walk(child, visit));
    }

    /** The nodes right below the node. */
    static List<SSTNode> children(SSTNode node) {
        List<SSTNode> children = new ArrayList<>();
        for (Field field : CHILDREN.computeIfAbsent(node.getClass(), PythonTree::fields)) {
            Object value = value(field, node);
            if (value instanceof SSTNode child) {
                children.add(child);
            } else if (value instanceof Object[] several) {
                for (Object one : several) {
                    if (one instanceof SSTNode child) {
                        children.add(child);
                    }
                }
            }
        }
        return children;
    }

    private static List<Field> fields(Class<?> kind) {
        List<Field> fields = new ArrayList<>();
        for (Field field : kind.getFields()) {
            Class<?> type = field.getType();
            boolean node = SSTNode.class.isAssignableFrom(type.isArray() ? type.getComponentType() : type);
            if (node && !Modifier.isStatic(field.getModifiers())) {
                fields.add(field);
            }
        }
        return List.copyOf(fields);
    }

    private static Object value(Field field, SSTNode node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is public", e);
        }
    }
}
