package dev.aludel.script.python;

import dev.aludel.script.literal.PythonExpression;
import dev.aludel.script.literal.PythonStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a function or lambda, as {@link TreeReader} has them: one with a star among them has none.
 *
 * @param annotations those of the parameters
 * @param plain whether there is no star
 */
record PlainSignature(List<PythonStatement.Parameter> parameters, List<PythonExpression> annotations, boolean plain) {

    /**
     * Reads the parameters up to the character that ends them, which is left.
     *
     * @param annotated whether a colon behind a parameter begins its annotation
     */
    static PlainSignature of(PlainText text, PlainExpressions expressions, char end, boolean annotated) {
        List<PythonStatement.Parameter> parameters = new ArrayList<>();
        List<PythonExpression> annotations = new ArrayList<>();
        boolean defaults = false;
        boolean starred = false;
        boolean last = false;
        while (text.peek() != end) {
            boolean star = text.take('*');
            last = star && text.take('*');
            if (star && starred && !last) {
                throw NotPlain.INSTANCE;
            }
            starred |= star;
            text.blanks();
            if (star && !last && text.take(',')) {
                // the names behind a bare star are given by keyword; at least one follows
                text.blanks();
                star = false;
            }
            String name = text.name();
            if (annotated && text.take(':')) {
                text.blanks();
                annotations.add(expressions.expression());
            }
            PythonExpression value = null;
            if (!star && text.takeEquals()) {
                text.blanks();
                value = expressions.expression();
                defaults = true;
            } else if (!starred && defaults) {
                throw NotPlain.INSTANCE;
            }
            parameters.add(new PythonStatement.Parameter(name, value));
            if (text.peek() != end) {
                text.expect(',');
                text.blanks();
                if (last && text.peek() != end) {
                    throw NotPlain.INSTANCE;
                }
            }
        }
        return starred
                ? new PlainSignature(List.of(), List.of(), false)
                : new PlainSignature(parameters, annotations, true);
    }
}
