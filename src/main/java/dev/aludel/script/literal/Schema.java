package dev.aludel.script.literal;

import dev.aludel.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What schema items do on a connection: {@code create(bind)} and {@code drop(bind)}. */
final class Schema {

    private Schema() {}

    /** Asks for a directive of a schema item; where SQL is printed, nothing can be asked whether it is there. */
    static void carryOut(
            Evaluation evaluation, int line, String directive, List<Object> arguments, boolean checkFirst) {
        List<Object> checked = new ArrayList<>(arguments);
        checked.add(checkFirst);
        Operation operation = evaluation.operation(line, directive, List.copyOf(checked), Map.of());
        checked.set(arguments.size(), false);
        Operation printed =
                checkFirst ? evaluation.operation(line, directive, List.copyOf(checked), Map.of()) : operation;
        evaluation.ask(new Action.Apply(operation, printed, evaluation.lines(line)));
    }
}
