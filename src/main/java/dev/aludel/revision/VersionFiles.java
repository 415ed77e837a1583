package dev.aludel.revision;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the files of a version location in Alembic's order: the files of a folder by name, then its folders by name. */
final class VersionFiles {
    private VersionFiles() {}

    /**
     * A file of a version location.
     *
     * @param link whether it is a symbolic link
     */
    record Entry(Path path, boolean link) {}

    /** The files of the location; none where it does not exist. */
    static List<Entry> list(Path location, boolean recursive) {
        List<Entry> found = new ArrayList<>();
        if (Files.isDirectory(location)) {
            add(location, recursive, found);
        }
        return found;
    }

    private static void add(Path folder, boolean recursive, List<Entry> found) {
        List<Entry> folders = new ArrayList<>();
        List<Entry> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path path : entries) {
                // nearly every entry is a file, and the file system is asked once for it
                boolean plain = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                Entry entry = new Entry(path, !plain && Files.isSymbolicLink(path));
                (plain || !Files.isDirectory(path) ? files : folders).add(entry);
            }
        } catch (IOException failure) {
            throw AludelException.unreadable(folder, failure);
        }
        if (!name(folder).endsWith("__pycache__")) {
            files.sort(VersionFiles::byName);
            found.addAll(files);
        }
        if (recursive) {
            folders.sort(VersionFiles::byName);
            folders.stream().filter(child -> !child.link()).forEach(child -> add(child.path(), true, found));
        }
    }

    private static int byName(Entry left, Entry right) {
        return byName(left.path(), right.path());
    }

    /** By code points, as Python compares strings. */
    private static int byName(Path left, Path right) {
        String a = name(left);
        String b = name(right);
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            if (a.charAt(i) != b.charAt(i)) {
                boolean surrogates = Character.isSurrogate(a.charAt(i)) || Character.isSurrogate(b.charAt(i));
                return surrogates
                        ? Integer.compare(a.codePointAt(i), b.codePointAt(i))
                        : Character.compare(a.charAt(i), b.charAt(i));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /**
     * The file's path with all links followed.
     *
     * @param folders the real paths of the folders asked for so far
     */
    static Path real(Entry entry, Map<Path, Path> folders) {
        Path file = entry.path();
        Path folder = file.getParent();
        return folder == null || entry.link()
                ? real(file)
                : folders.computeIfAbsent(folder, VersionFiles::real).resolve(file.getFileName());
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException failure) {
            throw AludelException.unreadable(file, failure);
        }
    }

    static boolean isBytecodeAlone(Path file) {
        String name = name(file);
        boolean bytecode = (name.endsWith(".pyc") || name.endsWith(".pyo")) && !name.startsWith("__init__");
        return bytecode && !Files.exists(file.resolveSibling(name.substring(0, name.length() - 1)));
    }
}
