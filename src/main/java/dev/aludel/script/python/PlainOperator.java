package dev.aludel.script.python;

import org.jspecify.annotations.Nullable;

/** An operator between two operands, by how strongly it binds. */
enum PlainOperator {
    OR("or", 1, 1),
    XOR("xor", 1, 2),
    AND("and", 1, 3),
    LEFT_SHIFT("lshift", 2, 4),
    RIGHT_SHIFT("rshift", 2, 4),
    ADD("add", 1, 5),
    SUBTRACT("sub", 1, 5),
    MULTIPLY("mul", 1, 6),
    MATRIX_MULTIPLY("matmul", 1, 6),
    DIVIDE("truediv", 1, 6),
    FLOOR_DIVIDE("floordiv", 2, 6),
    MODULO("mod", 1, 6),
    POWER("pow", 2, 7);

    /** The level of the operators that bind least. */
    static final int LOWEST = 1;

    private final String special;
    private final int length;
    private final int level;

    PlainOperator(String special, int length, int level) {
        this.special = special;
        this.length = length;
        this.level = level;
    }

    /** As Python's special method is named. */
    String special() {
        return special;
    }

    /** How many characters it has. */
    int length() {
        return length;
    }

    /** The more, the stronger it binds. */
    int level() {
        return level;
    }

    /** The operator that follows; null where none does, or one that assigns. */
    static @Nullable PlainOperator ahead(PlainText text) {
        PlainOperator operator = symbol(text);
        return operator == null || text.peek(operator.length) == '=' ? null : operator;
    }

    /** The operator that follows with {@code =} behind it, as in {@code +=}; null where none does. */
    static @Nullable PlainOperator assigning(PlainText text) {
        PlainOperator operator = symbol(text);
        return operator == null || text.peek(operator.length) != '=' ? null : operator;
    }

    private static @Nullable PlainOperator symbol(PlainText text) {
        char first = text.peek();
        boolean twice = text.peek(1) == first;
        return switch (first) {
            case '|' -> OR;
            case '^' -> XOR;
            case '&' -> AND;
            case '<' -> twice ? LEFT_SHIFT : null;
            case '>' -> twice ? RIGHT_SHIFT : null;
            case '+' -> ADD;
            case '-' -> SUBTRACT;
            case '*' -> twice ? POWER : MULTIPLY;
            case '/' -> twice ? FLOOR_DIVIDE : DIVIDE;
            case '%' -> MODULO;
            case '@' -> MATRIX_MULTIPLY;
            default -> null;
        };
    }
}
