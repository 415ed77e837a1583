package dev.aludel.script;

import dev.aludel.revision.Revision;

/** Finds the runnable body of a revision. */
public interface ScriptLoader {

    /** The body of the revision's file. */
    Script load(Revision revision);
}
