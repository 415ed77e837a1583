package dev.aludel.script.python;

/** The line of a statement that an error points into, with a caret under the place, as libpq prints them. */
final class ErrorPosition {
    private static final int WIDTH = 60;
    private static final int RIGHT_OF_CARET = 10;

    private ErrorPosition() {}

    /**
     * Two lines, each with a line break at its end.
     *
     * @param sent the text that went to the server
     * @param position the place in characters from 1; nothing is shown for 0
     */
    static String lines(String sent, int position) {
        int[] characters = sent.codePoints().toArray();
        if (position < 1 || position > characters.length + 1) {
            return "";
        }
        int place = position - 1;
        int line = 1;
        int begin = 0;
        for (int i = 0; i < place; i++) {
            if (isBreak(characters[i])) {
                boolean second = characters[i] == '\n' && i > 0 && characters[i - 1] == '\r';
                line += second ? 0 : 1;
                begin = i + 1;
            }
        }
        int end = place;
        while (end < characters.length && !isBreak(characters[end])) {
            end++;
        }
        boolean cutLeft = false;
        boolean cutRight = false;
        if (end - begin > WIDTH) {
            if (begin + WIDTH >= place + RIGHT_OF_CARET) {
                end = begin + WIDTH;
                cutRight = true;
            } else {
                if (place + RIGHT_OF_CARET < end) {
                    end = place + RIGHT_OF_CARET;
                    cutRight = true;
                }
                if (end - begin > WIDTH) {
                    begin = end - WIDTH;
                    cutLeft = true;
                }
            }
        }
        String start = "LINE " + line + ": " + (cutLeft ? "..." : "");
        String shown = new String(characters, begin, end - begin).replace('\t', ' ');
        return start + shown + (cutRight ? "..." : "") + "\n" + " ".repeat(start.length() + place - begin) + "^\n";
    }

    private static boolean isBreak(int character) {
        return character == '\n' || character == '\r';
    }
}
