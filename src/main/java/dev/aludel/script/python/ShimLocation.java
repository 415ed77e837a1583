package dev.aludel.script.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Where the Python shim lies on disk: in the class directory, in {@code python/} of an installed tree, or else unpacked
 * once from the jar into the cache. Files on disk import several times faster than entries of a jar, and Python keeps
 * their compiled form.
 */
final class ShimLocation {

    private static final String ENTRY = "python/_aludel.py";

    private ShimLocation() {}

    /** The directory to put on Python's search path. */
    static Path find(Path cache) {
        URL url = ShimLocation.class.getClassLoader().getResource(ENTRY);
        if (url == null) {
            throw new IllegalStateException(ENTRY + " is missing from the class path");
        }
        try {
            if (url.getProtocol().equals("file")) {
                return parent(Path.of(url.toURI()));
            }
            String file = url.getPath();
            Path jar = Path.of(URI.create(file.substring(0, file.indexOf("!/"))));
            // An installed tree keeps its jars in lib/ and the shim beside it.
            Path installed = parent(parent(jar)).resolve("python");
            return Files.exists(installed.resolve("_aludel.py")) ? installed : unpacked(jar, cache);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpacked(Path jar, Path cache) throws IOException {
        String stamp = Long.toHexString(Files.getLastModifiedTime(jar).toMillis()) + "-" + Files.size(jar);
        Path target = cache.resolve("python-" + stamp);
        if (Files.exists(target)) {
            return target;
        }
        Files.createDirectories(cache);
        Path unpacking = Files.createTempDirectory(cache, "unpacking");
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith("python/") && !entry.isDirectory()) {
                    Path to = unpacking.resolve(entry.getName().substring("python/".length()));
                    Files.createDirectories(parent(to));
                    try (var in = file.getInputStream(entry)) {
                        Files.copy(in, to);
                    }
                }
            }
        }
        return moved(unpacking, target);
    }

    /** Another process may have been quicker; its copy is as good. */
    private static Path moved(Path from, Path to) throws IOException {
        try {
            return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            if (Files.exists(to)) {
                return to;
            }
            throw e;
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException(path + " lies in no directory");
        }
        return parent;
    }
}
