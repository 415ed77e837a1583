package dev.aludel.script.sql;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.base.CodeUnitToken;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;

/**
 * Splits a PostgreSQL script into its statements with pgCodeKeeper's lexer, so that semicolons in strings, dollar quotes,
 * comments, parentheses and {@code BEGIN ATOMIC … END} bodies do not split.
 */
public final class SqlStatements {

    /**
     * One statement.
     *
     * @param sql its text without the semicolon, its inner comments kept
     * @param line the line it begins in, counted from 1
     * @param offset where it begins in the script, in characters
     */
    public record Statement(String sql, int line, int offset) {}

    /**
     * A comment line between statements.
     *
     * @param text the whole line, {@code --} included
     * @param line its line, counted from 1
     * @param offset where it begins in the script, in characters
     */
    record CommentLine(String text, int line, int offset) {}

    private final Path file;
    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private final List<CommentLine> comments = new ArrayList<>();
    private @Nullable Token first;
    private int parentheses;
    private int atomicBlocks;
    private int previousType = Token.INVALID_TYPE;
    private boolean readsStdin;

    private SqlStatements(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Reads all statements of a script.
     *
     * @param file where the text comes from, for errors
     * @throws AludelException for what only psql understands: backslash commands, {@code COPY … FROM stdin}
     */
    public static List<Statement> read(Path file, String text) {
        return scan(file, text).statements;
    }

    static SqlStatements scan(Path file, String text) {
        SqlStatements reader = new SqlStatements(file, text);
        SQLLexer lexer = new SQLLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        Token token = lexer.nextToken();
        while (token.getType() != Token.EOF) {
            reader.take(token);
            token = lexer.nextToken();
        }
        reader.end(text.length());
        return reader;
    }

    List<Statement> statements() {
        return statements;
    }

    List<CommentLine> comments() {
        return comments;
    }

    private static int start(Token token) {
        return ((CodeUnitToken) token).getCodeUnitStart();
    }

    private void take(Token token) {
        int type = token.getType();
        switch (type) {
            case SQLLexer.Space, SQLLexer.WhiteSpace, SQLLexer.BlockComment -> {
                return;
            }
            case SQLLexer.LineComment -> {
                if (first == null) {
                    comments.add(new CommentLine(token.getText().stripTrailing(), token.getLine(), start(token)));
                }
                return;
            }
            case SQLLexer.SEMI_COLON -> {
                if (parentheses == 0 && atomicBlocks == 0) {
                    end(start(token));
                    return;
                }
            }
            case SQLLexer.LEFT_PAREN -> parentheses++;
            case SQLLexer.RIGHT_PAREN -> parentheses = Math.max(0, parentheses - 1);
            case SQLLexer.ATOMIC -> atomicBlocks += previousType == SQLLexer.BEGIN ? 1 : 0;
            case SQLLexer.CASE -> atomicBlocks += atomicBlocks > 0 ? 1 : 0;
            case SQLLexer.END -> atomicBlocks -= atomicBlocks > 0 ? 1 : 0;
            case SQLLexer.STDIN -> readsStdin |= previousType == SQLLexer.FROM;
            default -> {}
        }
        if (first == null) {
            first = token;
            refuseBackslash(token);
        }
        previousType = type;
    }

    private void refuseBackslash(Token token) {
        int start = start(token);
        if (text.charAt(start) == '\\') {
            String command =
                    text.substring(start).lines().findFirst().orElse("").strip();
            throw new AludelException(
                    Problem.of("psql-command", "'" + command + "' is a command of psql, not of PostgreSQL")
                            .at(new Location(file, token.getLine()))
                            .remedy("Take the line out; run files that need psql with psql."));
        }
    }

    private void end(int end) {
        Token begin = first;
        if (begin != null) {
            if (begin.getType() == SQLLexer.COPY && readsStdin) {
                throw new AludelException(
                        Problem.of(
                                        "copy-from-stdin",
                                        "COPY … FROM stdin carries its rows in the script, as psql reads them")
                                .at(new Location(file, begin.getLine()))
                                .remedy(
                                        "Write INSERT statements instead (pg_dump --inserts does), or load the rows with psql."));
            }
            int start = start(begin);
            statements.add(new Statement(text.substring(start, end).stripTrailing(), begin.getLine(), start));
        }
        first = null;
        parentheses = 0;
        atomicBlocks = 0;
        readsStdin = false;
        previousType = Token.INVALID_TYPE;
    }

    /** Whether a comment line says just this, whatever its case. */
    static boolean says(CommentLine comment, String word) {
        return comment.text().substring(2).strip().toLowerCase(Locale.ROOT).equals(word);
    }
}
