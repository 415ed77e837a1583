package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.PgForeignOptionContainer;
import org.pgcodekeeper.core.schema.pg.PgUserMapping;

/**
 * Empties the options of foreign data wrappers, servers, tables and user mappings that may be secrets. A schema is
 * committed and passed around; what opens another server does not belong in it.
 */
final class HiddenOptions {
    private static final Pattern SECRET =
            Pattern.compile("pass|secret|token|credential|private|(api|access|account|auth)_?key|connection_?string");

    /** All that is written of a user mapping: wrappers call their secrets what they like. */
    private static final Set<String> HARMLESS_IN_MAPPINGS = Set.of("user", "username");

    private HiddenOptions() {}

    /** Empties them, and gives one sentence that names them; none where there were none. */
    static List<String> hide(AbstractDatabase database) {
        List<String> hidden = new ArrayList<>();
        for (PgStatement statement : database.getDescendants().toList()) {
            if (statement instanceof PgForeignOptionContainer container) {
                for (String option : List.copyOf(container.getOptions().keySet())) {
                    if (mayBeSecret(option, statement)) {
                        container.addOption(option, "''");
                        hidden.add(option + " of "
                                + statement
                                        .getStatementType()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ') + " " + statement.getQualifiedName());
                    }
                }
            }
        }
        return hidden.isEmpty()
                ? List.of()
                : List.of("The dump leaves options empty that may be secrets: "
                        + String.join(", ", hidden.stream().sorted().toList()) + ".");
    }

    private static boolean mayBeSecret(String option, PgStatement statement) {
        String name = option.toLowerCase(Locale.ROOT).replace("\"", "");
        return statement instanceof PgUserMapping
                ? !HARMLESS_IN_MAPPINGS.contains(name)
                : SECRET.matcher(name).find();
    }
}
