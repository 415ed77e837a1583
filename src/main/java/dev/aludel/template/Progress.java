package dev.aludel.template;

/** Tells the user what is being written while it is written. */
public interface Progress {

    /** Says what is being done, does it, and says whether it went well; {@code lineBreak} puts the end on its own line. */
    void status(String text, boolean lineBreak, Runnable work);

    /** Says something once. */
    void message(String text);
}
