package dev.aludel.script.sql;

import dev.aludel.error.AludelException;
import dev.aludel.error.Location;
import dev.aludel.error.Problem;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Execute;
import dev.aludel.script.Direction;
import dev.aludel.script.Script;
import dev.aludel.script.Session;
import dev.aludel.script.sql.SqlStatements.CommentLine;
import dev.aludel.script.sql.SqlStatements.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A SQL revision: its statements between {@code -- upgrade} and {@code -- downgrade}, run one by one. Immutable. */
public final class SqlScript implements Script {
    private static final Pattern TRANSACTION_CONTROL = Pattern.compile(
            "^(begin|commit|end|abort|start\\s+transaction|prepare\\s+transaction"
                    + "|rollback(?!\\s+((work|transaction)\\s+)?to\\b))\\b",
            Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final boolean withoutTransaction;
    private final List<Statement> upgrade;
    private final @Nullable List<Statement> downgrade;

    private SqlScript(
            Path file, boolean withoutTransaction, List<Statement> upgrade, @Nullable List<Statement> downgrade) {
        this.file = file;
        this.withoutTransaction = withoutTransaction;
        this.upgrade = upgrade;
        this.downgrade = downgrade;
    }

    /**
     * Reads a SQL revision.
     *
     * @throws AludelException with file and line where it has no {@code -- upgrade} section, statements before it, BEGIN
     *     or COMMIT although it runs in a transaction, or what only psql understands
     */
    public static SqlScript read(Path file) {
        String text = SqlFile.text(file);
        boolean withoutTransaction = outsideTransaction(file, text);
        SqlStatements scanned = SqlStatements.scan(file, text);
        CommentLine up = section(file, text, scanned, "upgrade").orElseThrow(() -> noUpgrade(file));
        CommentLine down = section(file, text, scanned, "downgrade").orElse(null);
        List<Statement> upgrade = new ArrayList<>();
        List<Statement> downgrade = new ArrayList<>();
        for (Statement statement : scanned.statements()) {
            boolean afterUp = statement.offset() > up.offset();
            boolean afterDown = down != null && statement.offset() > down.offset();
            if (!afterUp && !afterDown) {
                throw new AludelException(Problem.of(
                                "statement-outside-section",
                                "A statement stands before '-- upgrade' and '-- downgrade'")
                        .at(new Location(file, statement.line()))
                        .remedy("Move it below one of the two lines."));
            }
            if (!withoutTransaction
                    && TRANSACTION_CONTROL.matcher(statement.sql()).find()) {
                throw transactionControl(file, statement);
            }
            boolean belongsDown = afterDown && (!afterUp || (down != null && down.offset() > up.offset()));
            (belongsDown ? downgrade : upgrade).add(statement);
        }
        return new SqlScript(file, withoutTransaction, upgrade, down == null ? null : downgrade);
    }

    private static AludelException transactionControl(Path file, Statement statement) {
        return new AludelException(Problem.of(
                        "transaction-control",
                        "'" + statement.sql().lines().findFirst().orElse("")
                                + "' would end or nest the transaction that the run itself begins and ends")
                .at(new Location(file, statement.line()))
                .remedy("Take the line out, or put '-- transaction: none' into the header."));
    }

    private static AludelException noUpgrade(Path file) {
        return new AludelException(Problem.of("no-upgrade-section", "This SQL revision has no '-- upgrade' line")
                .at(new Location(file, 0))
                .remedy(
                        "Put a line '-- upgrade' before the statements that upgrade, and '-- downgrade' before those that"
                                + " take them back."));
    }

    private static Optional<CommentLine> section(Path file, String text, SqlStatements scanned, String name) {
        List<CommentLine> found = scanned.comments().stream()
                .filter(comment -> SqlStatements.says(comment, name))
                .filter(comment -> comment.offset() == 0 || text.charAt(comment.offset() - 1) == '\n')
                .toList();
        if (found.size() > 1) {
            throw new AludelException(Problem.of("duplicate-section", "'-- " + name + "' stands twice")
                    .at(new Location(file, found.get(1).line())));
        }
        return found.stream().findFirst();
    }

    private static boolean outsideTransaction(Path file, String text) {
        String transaction = SqlFile.head(file, text).settings().getOrDefault("transaction", "");
        return switch (transaction) {
            case "" -> false;
            case "none" -> true;
            default ->
                throw new AludelException(
                        Problem.of("bad-header", "'-- transaction:' can only say none, not '" + transaction + "'")
                                .at(new Location(file, 0)));
        };
    }

    @Override
    public boolean withoutTransaction() {
        return withoutTransaction;
    }

    @Override
    public boolean observes() {
        return false;
    }

    @Override
    public boolean runsEarly() {
        return true;
    }

    @Override
    public void run(Session session, Direction direction, Map<String, Object> arguments) {
        for (Statement statement : statements(direction)) {
            session.queue(new Execute(new DriverSql(statement.sql())), List.of(new Location(file, statement.line())));
        }
    }

    private List<Statement> statements(Direction direction) {
        return switch (direction) {
            case UPGRADE -> upgrade;
            case DOWNGRADE -> {
                if (downgrade == null) {
                    throw new AludelException(
                            Problem.of("no-downgrade", "This SQL revision has no '-- downgrade' section")
                                    .at(new Location(file, 0))
                                    .remedy("Add one; leave it empty where there is nothing to take back."));
                }
                yield downgrade;
            }
        };
    }
}
