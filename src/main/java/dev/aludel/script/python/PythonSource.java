package dev.aludel.script.python;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Python file as text and, once parsed, as a tree; made by GraalPy's own parser without starting Python. The parser is
 * internal to GraalPy: it is pinned with its version, and only this package touches it. Parsed once, when first asked for. Not thread-safe.
 */
public final class PythonSource {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What stands for bytes that can't be decoded. */
    private static final char REPLACEMENT = '\uFFFD';
    /** The minor version of Python 3 whose syntax GraalPy reads. */
    private static final int FEATURE_VERSION = 12;

    private final Path file;
    private final String text;
    private @Nullable List<StmtTy> statements;

    private PythonSource(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** A source that stands in memory; the file is named in errors. */
    public static PythonSource of(Path file, String text) {
        return new PythonSource(file, text);
    }

    /**
     * Reads a file as Python does: by its coding line or as UTF-8, with line ends made plain.
     *
     * @throws AludelException where it cannot be read or decoded
     */
    public static PythonSource read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new PythonSource(file, decode(file, bytes));
        } catch (IOException failure) {
            throw AludelException.unreadable(file, failure);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        String encoding = codingLine(bytes);
        try {
            Charset charset = encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            String text = new String(bytes, charset);
            if (text.indexOf(REPLACEMENT) >= 0) {
                // the strict way is slow, and only needed where the fast one has met something odd
                text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
            if (text.indexOf('\r') >= 0) {
                text = text.replace("\r\n", "\n").replace('\r', '\n');
            }
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException | UnsupportedCharsetException | IllegalCharsetNameException e) {
            String shown = encoding.isEmpty() ? "utf-8" : encoding;
            throw new AludelException(
                    Problem.of("python-syntax", "SyntaxError: the file cannot be decoded as " + shown)
                            .at(new Location(file, 0))
                            .remedy(
                                    "Save it as UTF-8, or name its encoding in the first line: # -*- coding: latin-1 -*-"),
                    e);
        }
    }

    /** The encoding named in one of the first two lines, if they are comments; empty where there is none. */
    private static String codingLine(byte[] bytes) {
        int lines = 0;
        int start = 0;
        for (int i = 0; i < bytes.length && lines < 2; i++) {
            if (bytes[i] == '\n') {
                String line = new String(bytes, start, i - start, StandardCharsets.ISO_8859_1).strip();
                int coding = line.startsWith("#") ? line.indexOf("coding") : -1;
                if (coding >= 0 && coding + 6 < line.length() && ":=".indexOf(line.charAt(coding + 6)) >= 0) {
                    return encodingName(line, coding + 7);
                }
                lines++;
                start = i + 1;
            }
        }
        return "";
    }

    private static String encodingName(String line, int from) {
        int start = from;
        while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
            start++;
        }
        int end = start;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "-_.".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        return line.substring(start, end);
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The text. */
    public String text() {
        return text;
    }

    /**
     * The module's statements.
     *
     * @throws AludelException code {@code python-syntax}, with line and the parser's message
     */
    public List<StmtTy> statements() {
        List<StmtTy> known = statements;
        if (known == null) {
            known = statements(text);
            statements = known;
        }
        return known;
    }

    /** The statements of a part of the text that begins where the text begins. */
    List<StmtTy> statements(String part) {
        Parser parser = new Parser(
                part, new Errors(), InputType.FILE, EnumSet.noneOf(AbstractParser.Flags.class), FEATURE_VERSION);
        StmtTy @Nullable [] body = ((ModTy.Module) parser.parse()).body;
        return body == null ? List.of() : List.of(body);
    }

    /** Where a node of the tree begins. */
    public Location location(SSTNode node) {
        return new Location(file, node.getSourceRange().startLine);
    }

    /** Turns what the parser objects to into the one exception; warnings are Python's to give when it runs the file. */
    private final class Errors implements ParserCallbacks {
        @Override
        public void safePointPoll() {}

        @Override
        public RuntimeException reportIncompleteSource(int line) {
            return error(line, "SyntaxError: unexpected end of file");
        }

        @Override
        public RuntimeException onError(ErrorType type, SourceRange range, String message) {
            String kind = switch (type) {
                case Indentation -> "IndentationError";
                case Tab -> "TabError";
                case Value -> "ValueError";
                default -> "SyntaxError";
            };
            return error(range.startLine, kind + ": " + message);
        }

        @Override
        public void onWarning(WarningType type, SourceRange range, String message) {}

        private AludelException error(int line, String message) {
            Problem problem = Problem.of("python-syntax", message).at(new Location(file, line));
            String shown = text.lines()
                    .skip(Math.max(0, line - 1))
                    .findFirst()
                    .orElse("")
                    .strip();
            return new AludelException(shown.isEmpty() ? problem : problem.because(shown));
        }
    }
}
