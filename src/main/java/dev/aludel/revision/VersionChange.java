package dev.aludel.revision;

/** One change of the version table's rows. */
public sealed interface VersionChange {

    /** A row is added. */
    record Insert(String version) implements VersionChange {}

    /** A row is taken away. */
    record Delete(String version) implements VersionChange {}

    /** A row changes its version. */
    record Update(String from, String to) implements VersionChange {}
}
