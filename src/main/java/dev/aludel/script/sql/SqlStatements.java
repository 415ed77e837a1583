package dev.aludel.script.sql;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.script.sql.SqlLexer.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a PostgreSQL script into its statements, as psql does: semicolons in strings, dollar quotes, comments, parentheses
 * and {@code BEGIN ATOMIC … END} bodies do not split.
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
    /** Where the statement being read begins; -1 between statements. */
    private int begin = -1;

    private int beginLine;
    private boolean isCopy;
    private boolean readsStdin;
    private int parentheses;
    private int atomicBlocks;
    private String previous = "";

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
        SqlLexer lexer = new SqlLexer(file, text);
        for (Kind kind = lexer.next(); kind != Kind.END; kind = lexer.next()) {
            reader.take(kind, lexer);
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

    private void take(Kind kind, SqlLexer token) {
        if (kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT) {
            if (begin < 0 && kind == Kind.LINE_COMMENT) {
                comments.add(new CommentLine(token.tokenText().stripTrailing(), token.line(), token.start()));
            }
            return;
        }
        if (kind == Kind.SEMICOLON && parentheses == 0 && atomicBlocks == 0) {
            end(token.start());
            return;
        }
        if (begin < 0) {
            begin = token.start();
            beginLine = token.line();
            isCopy = token.isWord("copy");
            refuseBackslash();
        }
        switch (kind) {
            case OPEN -> parentheses++;
            case CLOSE -> parentheses = Math.max(0, parentheses - 1);
            case WORD -> word(token);
            case OTHER, SEMICOLON -> previous = "";
            case LINE_COMMENT, BLOCK_COMMENT, END -> {}
        }
    }

    private void word(SqlLexer token) {
        if (token.isWord("atomic") && previous.equalsIgnoreCase("begin")) {
            atomicBlocks++;
        } else if (token.isWord("case") && atomicBlocks > 0) {
            atomicBlocks++;
        } else if (token.isWord("end") && atomicBlocks > 0) {
            atomicBlocks--;
        }
        readsStdin |= token.isWord("stdin") && previous.equalsIgnoreCase("from");
        previous = token.tokenText();
    }

    private void refuseBackslash() {
        if (text.charAt(begin) == '\\') {
            String command =
                    text.substring(begin).lines().findFirst().orElse("").strip();
            throw new AludelException(
                    Problem.of("psql-command", "'" + command + "' is a command of psql, not of PostgreSQL")
                            .at(new Location(file, beginLine))
                            .remedy("Take the line out; run files that need psql with psql."));
        }
    }

    private void end(int end) {
        if (isCopy && readsStdin) {
            throw new AludelException(Problem.of(
                            "copy-from-stdin", "COPY … FROM stdin carries its rows in the script, as psql reads them")
                    .at(new Location(file, beginLine))
                    .remedy("Write INSERT statements instead (pg_dump --inserts does), or load the rows with psql."));
        }
        if (begin >= 0) {
            statements.add(new Statement(text.substring(begin, end).stripTrailing(), beginLine, begin));
        }
        begin = -1;
        isCopy = false;
        readsStdin = false;
        parentheses = 0;
        atomicBlocks = 0;
        previous = "";
    }

    /** Whether a comment line says just this, whatever its case. */
    static boolean says(CommentLine comment, String word) {
        return comment.text().substring(2).strip().toLowerCase(Locale.ROOT).equals(word);
    }
}
