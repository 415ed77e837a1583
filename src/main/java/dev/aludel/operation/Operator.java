package dev.aludel.operation;

/** What stands between, before or after operands. */
public sealed interface Operator {

    /** How strongly it binds; the higher number binds stronger. */
    int precedence();

    /** Whether an operand with the same operator needs no parentheses. */
    boolean associative();

    /** What it looks like; infix operators come with their spaces. */
    String sql();

    /**
     * An operator that is written as given: {@code .op("…")} and the ones PostgreSQL's types have.
     *
     * @param comparison whether the result is true or false
     * @param eager whether it gets parentheses inside any other operation
     */
    record Custom(String symbol, int precedence, boolean comparison, boolean associative, boolean eager)
            implements Operator {

        @Override
        public String sql() {
            return " " + symbol + " ";
        }
    }

    /** The operators SQLAlchemy knows by name, with its precedences. */
    enum Standard implements Operator {
        ANY(15, "ANY "),
        ALL(15, "ALL "),
        GET_ITEM(15, ""),
        JSON_ITEM(15, " -> "),
        JSON_PATH_ITEM(15, " #> "),
        MULTIPLY(8, " * "),
        DIVIDE(8, " / "),
        FLOOR_DIVIDE(8, " / "),
        MODULO(8, " % "),
        NEGATIVE(8, "-"),
        BITWISE_NOT(8, "~"),
        ADD(7, " + "),
        SUBTRACT(7, " - "),
        BITWISE_XOR(7, " # "),
        BITWISE_OR(7, " | "),
        BITWISE_AND(7, " & "),
        BITWISE_LEFT_SHIFT(7, " << "),
        BITWISE_RIGHT_SHIFT(7, " >> "),
        FILTER(6, ""),
        CONCAT(5, " || "),
        MATCH(5, " @@ "),
        NOT_MATCH(5, " @@ "),
        REGEXP_MATCH(5, " ~ "),
        NOT_REGEXP_MATCH(5, " !~ "),
        REGEXP_REPLACE(5, ""),
        LIKE(5, " LIKE "),
        NOT_LIKE(5, " NOT LIKE "),
        ILIKE(5, " ILIKE "),
        NOT_ILIKE(5, " NOT ILIKE "),
        IN(5, " IN "),
        NOT_IN(5, " NOT IN "),
        IS(5, " IS "),
        IS_NOT(5, " IS NOT "),
        EQUAL(5, " = "),
        NOT_EQUAL(5, " != "),
        IS_DISTINCT_FROM(5, " IS DISTINCT FROM "),
        IS_NOT_DISTINCT_FROM(5, " IS NOT DISTINCT FROM "),
        GREATER(5, " > "),
        LESS(5, " < "),
        GREATER_OR_EQUAL(5, " >= "),
        LESS_OR_EQUAL(5, " <= "),
        BETWEEN(5, " BETWEEN "),
        NOT_BETWEEN(5, " NOT BETWEEN "),
        DISTINCT(5, "DISTINCT "),
        NOT(5, "NOT "),
        COLLATE(4, " COLLATE "),
        AND(3, " AND "),
        DESCENDING(3, " DESC"),
        ASCENDING(3, " ASC"),
        NULLS_FIRST(3, " NULLS FIRST"),
        NULLS_LAST(3, " NULLS LAST"),
        OR(2, " OR "),
        EXISTS(0, "EXISTS "),
        COMMA(-1, ", "),
        /** No operator: as one around an operation, it asks for parentheses always. */
        NONE(100, "");

        private final int precedence;
        private final String sql;

        Standard(int precedence, String sql) {
            this.precedence = precedence;
            this.sql = sql;
        }

        @Override
        public int precedence() {
            return precedence;
        }

        @Override
        public String sql() {
            return sql;
        }

        @Override
        public boolean associative() {
            return switch (this) {
                case ADD, MULTIPLY, CONCAT, AND, OR, GET_ITEM, JSON_ITEM, JSON_PATH_ITEM -> true;
                default -> false;
            };
        }

        /** Whether it stands after its operand. */
        public boolean postfix() {
            return switch (this) {
                case DESCENDING, ASCENDING, NULLS_FIRST, NULLS_LAST -> true;
                default -> false;
            };
        }
    }

    /**
     * Whether an operation with this operator needs parentheses as an operand of the other. Beside NULLS FIRST and NULLS
     * LAST every operation does: SQLAlchemy knows no precedence of theirs.
     */
    default boolean weakerThan(Operator around) {
        if (around == Standard.NULLS_FIRST || around == Standard.NULLS_LAST) {
            return true;
        }
        return !(this.equals(around) && associative()) && precedence() <= around.precedence();
    }
}
