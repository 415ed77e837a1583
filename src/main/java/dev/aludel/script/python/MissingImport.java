package dev.aludel.script.python;

import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to tell of a placeholder that was needed: the import it comes from, and the ways out. */
final class MissingImport {

    private MissingImport() {}

    /** The problem; the place where it was needed is added by whoever catches it. */
    static Problem problem(
            String message,
            String name,
            String module,
            String file,
            int line,
            @Nullable String reason,
            List<String> remedies) {
        Problem problem = Problem.of("missing-import", message)
                .because("imported at " + (file.isEmpty() ? module : new Location(Path.of(file), line).toString()));
        if (reason != null) {
            problem = problem.because("which fails at " + reason);
        }
        for (String remedy : remedies) {
            problem = problem.remedy(remedy);
        }
        int dot = module.indexOf('.');
        String top = dot < 0 ? module : module.substring(0, dot);
        String plain = plain(name);
        boolean looksLikeType = Character.isUpperCase(plain.charAt(plain.lastIndexOf('.') + 1));
        return problem.remedy("Say in the ini what it is, under [aludel:types]: " + plain + " = "
                        + (looksLikeType ? "sa.Text(), if it is a type of that kind" : "its value"))
                .remedy("If it is a package, install it: aludel python install " + top
                        + "; if it is a module of yours, put it where prepend_sys_path finds it, with what it imports.")
                .remedy("Or take the import out: write the value into the script.");
    }

    /** The dotted name without calls and items: what a mapping can name. */
    private static String plain(String name) {
        int end = 0;
        while (end < name.length() && (Character.isJavaIdentifierPart(name.charAt(end)) || name.charAt(end) == '.')) {
            end++;
        }
        String plain = name.substring(0, end);
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
