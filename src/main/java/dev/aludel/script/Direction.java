package dev.aludel.script;

/** Which way a revision is run. */
public enum Direction {
    /** Towards the heads. */
    UPGRADE,
    /** Towards base. */
    DOWNGRADE
}
