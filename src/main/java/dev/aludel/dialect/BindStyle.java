package dev.aludel.dialect;

/** What stands for a bind in the text of a statement that is looked at, not executed. */
public enum BindStyle {
    /** Its value. */
    LITERAL,
    /** {@code :name}. */
    NAMED,
    /** {@code %(name)s}, with every percent sign of the statement's own doubled: what psycopg2 is given. */
    PYFORMAT
}
