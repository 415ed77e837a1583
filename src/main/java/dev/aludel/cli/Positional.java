package dev.aludel.cli;

/**
 * What a verb takes besides options.
 *
 * @param label what it is called
 * @param least how many there must be
 * @param most how many there may be
 * @param description what {@code --help} says of it
 */
record Positional(String label, int least, int most, String description) {

    /** Of {@code 1}, {@code 0..1} or {@code 1..*} values. */
    static Positional of(String label, String arity, String description) {
        int dots = arity.indexOf("..");
        String least = dots < 0 ? arity : arity.substring(0, dots);
        String most = dots < 0 ? arity : arity.substring(dots + 2);
        return new Positional(
                label,
                Integer.parseInt(least),
                most.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(most),
                description);
    }
}
