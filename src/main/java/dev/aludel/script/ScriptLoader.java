package dev.aludel.script;

import dev.aludel.revision.Revision;
import java.util.Map;

/** Finds the runnable body of a revision. */
public interface ScriptLoader {

    /**
     * The body of the revision's file.
     *
     * @param direction the way it will be run
     * @param arguments what env.py hands to the function; the same that it will be run with
     */
    Script load(Revision revision, Direction direction, Map<String, Object> arguments);

    /** Whether bodies may be loaded on another thread than the one that runs them, one after another. */
    boolean loadsApart();

    /** Whether what the bodies leave unnamed has been named after a naming convention, as far as any has run. */
    boolean namesByConvention();
}
