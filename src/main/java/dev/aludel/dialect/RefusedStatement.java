package dev.aludel.dialect;

/** What a server had against a statement, with the statement: the cause is the driver's own exception. */
public final class RefusedStatement extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SqlStatement statement;
    private final String sent;

    /**
     * @param statement what was asked for
     * @param sent the text that went to the server, in which it counts positions
     */
    public RefusedStatement(Exception failure, SqlStatement statement, String sent) {
        super(failure.getMessage(), failure);
        this.statement = statement;
        this.sent = sent;
    }

    /** What was asked for. */
    public SqlStatement statement() {
        return statement;
    }

    /** The text that went to the server. */
    public String sent() {
        return sent;
    }
}
