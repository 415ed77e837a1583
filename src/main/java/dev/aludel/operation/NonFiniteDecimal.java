package dev.aludel.operation;

/** The values of PostgreSQL's {@code numeric}, and of Python's Decimal, that no BigDecimal can hold. */
public enum NonFiniteDecimal {
    NAN("NaN"),
    INFINITY("Infinity"),
    NEGATIVE_INFINITY("-Infinity");

    private final String text;

    NonFiniteDecimal(String text) {
        this.text = text;
    }

    /** As PostgreSQL and Python write it. */
    @Override
    public String toString() {
        return text;
    }
}
