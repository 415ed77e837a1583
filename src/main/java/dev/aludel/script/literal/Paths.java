package dev.aludel.script.literal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code pathlib.Path}, as far as revisions find and read SQL files with it. */
final class Paths {

    private Paths() {}

    /** {@code Path(text)}; {@code __file__} is the revision's own. */
    static Object path(Evaluation evaluation, Arguments arguments) {
        Object given = arguments.single("path");
        return switch (given) {
            case Value.FilePath path -> path;
            case String text -> new Value.FilePath(of(text, arguments.line()));
            case Value.Unknown unknown when unknown.what().equals("__file__") -> new Value.FilePath(evaluation.file());
            case null, default -> throw new NeedsPython(arguments.line(), "Path() of " + Value.words(given));
        };
    }

    private static Path of(String text, int line) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new NeedsPython(line, "a path that isn't one");
        }
    }

    /** An attribute or method of a path. */
    static Object attribute(Value.FilePath path, String name, int line) {
        return switch (name) {
            case "parent" -> parent(path, 0, line);
            case "parents" -> new Value.Parents(path);
            case "resolve", "absolute" ->
                new Value.Function(name, (evaluation, arguments) -> {
                    arguments.of();
                    return new Value.FilePath(resolved(path.path(), name, arguments.line()));
                });
            case "read_text" -> new Value.Function(name, (evaluation, arguments) -> text(path.path(), arguments));
            default -> throw new NeedsPython(line, "a path's " + name);
        };
    }

    /** What lies so many directories above the one that it lies in. */
    static Value.FilePath parent(Value.FilePath path, long above, int line) {
        Path found = path.path().getParent();
        for (long i = 0; i < above && found != null; i++) {
            found = found.getParent();
        }
        if (found == null) {
            throw new NeedsPython(line, "a directory above the root");
        }
        return new Value.FilePath(found);
    }

    private static Path resolved(Path path, String method, int line) {
        try {
            return method.equals("resolve") ? path.toRealPath() : path.toAbsolutePath();
        } catch (IOException missing) {
            throw new NeedsPython(line, "a path that leads nowhere");
        }
    }

    /** What isn't there or isn't UTF-8 is Python's to tell of, and so is where a relative path begins. */
    private static String text(Path path, Arguments arguments) {
        Object encoding = arguments.of("encoding").getFirst();
        if (!path.isAbsolute() || !isUtf8(encoding)) {
            throw new NeedsPython(arguments.line(), "a file at a relative path or of another encoding");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException other) {
            throw new NeedsPython(arguments.line(), "a file of another encoding");
        } catch (IOException missing) {
            throw new NeedsPython(arguments.line(), "the file " + path + ", which can't be read");
        }
    }

    private static boolean isUtf8(@Nullable Object encoding) {
        return encoding == Arguments.ABSENT
                || encoding == null
                || encoding instanceof String name && (name.equalsIgnoreCase("utf-8") || name.equalsIgnoreCase("utf8"));
    }
}
