package dev.aludel.script.python;

/** The text is not plain: GraalPy's parser must read it. Thrown for control alone, so it has no stack and one instance. */
final class NotPlain extends RuntimeException {
    static final NotPlain INSTANCE = new NotPlain();

    private static final long serialVersionUID = 1L;

    private NotPlain() {
        super(null, null, false, false);
    }
}
