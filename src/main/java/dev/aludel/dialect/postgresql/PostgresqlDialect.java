package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.BindStyle;
import dev.aludel.dialect.CompileError;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.dialect.postgresql.StatementWriter.Values;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.DdlStatement;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Evaluation;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SchemaOperation;
import dev.aludel.operation.SchemaOperation.CreateSchema;
import dev.aludel.operation.SchemaOperation.CreateSequence;
import dev.aludel.operation.SchemaOperation.CreateType;
import dev.aludel.operation.SchemaOperation.CreateTypes;
import dev.aludel.operation.SchemaOperation.DropSchema;
import dev.aludel.operation.SchemaOperation.DropSequence;
import dev.aludel.operation.SchemaOperation.DropType;
import dev.aludel.operation.SchemaOperation.DropTypes;
import dev.aludel.operation.Statement;
import dev.aludel.operation.TableOperation;
import dev.aludel.operation.TableOperation.AddColumn;
import dev.aludel.operation.TableOperation.AddConstraint;
import dev.aludel.operation.TableOperation.AlterColumn;
import dev.aludel.operation.TableOperation.CommentOnColumn;
import dev.aludel.operation.TableOperation.CommentOnConstraint;
import dev.aludel.operation.TableOperation.CommentOnTable;
import dev.aludel.operation.TableOperation.CreateIndex;
import dev.aludel.operation.TableOperation.CreateTable;
import dev.aludel.operation.TableOperation.DropColumn;
import dev.aludel.operation.TableOperation.DropConstraint;
import dev.aludel.operation.TableOperation.DropIndex;
import dev.aludel.operation.TableOperation.DropTable;
import dev.aludel.operation.TableOperation.RenameTable;
import dev.aludel.operation.TextStatement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL. The text is what SQLAlchemy 2.0 and Alembic 1.19 send, to the byte: leading line breaks and tabs among
 * it; a printing session strips and expands them.
 */
public final class PostgresqlDialect implements Dialect {
    static final String NAME = "postgresql";

    private final boolean backslashEscapes;

    /** The PostgreSQL dialect of a server with standard strings; get it from {@link dev.aludel.dialect.Dialects#named}. */
    public PostgresqlDialect() {
        this(false);
    }

    private PostgresqlDialect(boolean backslashEscapes) {
        this.backslashEscapes = backslashEscapes;
    }

    @Override
    public Dialect unconnected() {
        return new PostgresqlDialect(true);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String implementationName() {
        return "PostgresqlImpl";
    }

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    @Override
    public String quote(String identifier) {
        return Identifiers.quote(identifier);
    }

    @Override
    public String typeName(ColumnType type) {
        return TypeSql.render(type);
    }

    @Override
    public List<SqlStatement> render(Operation operation, boolean literalBinds) {
        return written(operation, literalBinds).stream().map(this::finished).toList();
    }

    /** The statement with the backslashes of its literals as this dialect writes them. */
    private SqlStatement finished(SqlStatement statement) {
        SqlStatement unless = statement.unless();
        return new SqlStatement(
                Literals.withBackslashes(statement.sql(), backslashEscapes),
                statement.parameters(),
                unless == null ? null : finished(unless),
                statement.once());
    }

    private List<SqlStatement> written(Operation operation, boolean literalBinds) {
        return switch (operation) {
            case Execute execute -> List.of(compile(execute.statement(), Map.of(), values(literalBinds)));
            case BulkInsert insert -> bulkInsert(insert, literalBinds);
            case TableOperation change -> renderTable(change);
            case SchemaOperation change -> renderSchema(change);
        };
    }

    private static List<SqlStatement> renderTable(TableOperation operation) {
        return switch (operation) {
            case CreateTable create -> TableSql.create(create);
            case DropTable drop -> TableSql.drop(drop);
            case RenameTable rename -> List.of(AlterSql.rename(rename));
            case CommentOnTable comment -> List.of(SqlStatement.of(comment(comment)));
            case CommentOnColumn comment ->
                List.of(SqlStatement.of(ColumnSql.comment(comment.table(), comment.column(), comment.comment())));
            case CommentOnConstraint comment -> List.of(SqlStatement.of(ConstraintSql.comment(comment)));
            case AddColumn add -> TableSql.addColumn(add);
            case DropColumn drop -> List.of(AlterSql.dropColumn(drop.table(), drop.column(), drop.ifExists()));
            case AlterColumn alter -> AlterSql.alterColumn(alter);
            case AddConstraint add -> List.of(AlterSql.addConstraint(add.table(), add.constraint()));
            case DropConstraint drop -> List.of(AlterSql.dropConstraint(drop));
            case CreateIndex create ->
                List.of(SqlStatement.of(IndexSql.create(create.table(), create.index(), create.ifNotExists())));
            case DropIndex drop -> List.of(SqlStatement.of(IndexSql.drop(drop.table(), drop.index(), drop.ifExists())));
        };
    }

    private List<SqlStatement> bulkInsert(BulkInsert operation, boolean literalBinds) {
        return operation.rows().stream()
                .map(row -> compile(
                        literalBinds ? operation.literalInsert(row) : operation.insert(row),
                        Map.of(),
                        values(literalBinds)))
                .toList();
    }

    private static String comment(CommentOnTable operation) {
        return "COMMENT ON TABLE " + Identifiers.qualified(operation.table()) + " IS "
                + (operation.comment() == null ? "NULL" : ExpressionSql.literal(operation.comment()));
    }

    private static List<SqlStatement> renderSchema(SchemaOperation operation) {
        return switch (operation) {
            case CreateType create -> TypeDdl.create(create.type(), create.checkFirst());
            case DropType drop -> TypeDdl.drop(drop.type(), drop.checkFirst());
            case CreateTypes create -> TypeDdl.create(create);
            case DropTypes drop -> TypeDdl.drop(drop);
            case CreateSequence create -> List.of(SequenceSql.create(create));
            case DropSequence drop -> List.of(SequenceSql.drop(drop));
            case CreateSchema create ->
                List.of(SqlStatement.of("CREATE SCHEMA " + (create.ifNotExists() ? "IF NOT EXISTS " : "")
                        + Identifiers.quote(create.name())));
            case DropSchema drop ->
                List.of(SqlStatement.of("DROP SCHEMA " + (drop.ifExists() ? "IF EXISTS " : "")
                        + Identifiers.quote(drop.name()) + (drop.cascade() ? " CASCADE" : "")));
        };
    }

    @Override
    public SqlStatement compile(Executable executable, Map<String, @Nullable Object> parameters, boolean literalBinds) {
        return finished(compile(executable, parameters, values(literalBinds)));
    }

    @Override
    public SqlStatement show(Executable executable, Map<String, @Nullable Object> parameters, BindStyle style) {
        Values values = switch (style) {
            case LITERAL -> Values.WRITTEN;
            case NAMED -> Values.NAMED;
            case PYFORMAT -> Values.PYFORMAT;
        };
        return finished(compile(executable, parameters, values));
    }

    private static Values values(boolean literalBinds) {
        return literalBinds ? Values.WRITTEN : Values.SENT;
    }

    private SqlStatement compile(Executable executable, Map<String, @Nullable Object> parameters, Values values) {
        return switch (executable) {
            case TextStatement text -> StatementSql.compile(text, parameters, values);
            case DriverSql sql -> SqlStatement.of(sql.sql());
            case DdlStatement ddl -> alone(ddl.operation());
            case Evaluation evaluation -> StatementSql.compile(evaluation.expression(), parameters, values);
            case Statement statement -> StatementSql.compile(statement, parameters, values);
        };
    }

    private SqlStatement alone(Operation operation) {
        if (operation instanceof CreateTable create) {
            return SqlStatement.of(TableSql.createText(create.definition(), create.ifNotExists()));
        }
        List<SqlStatement> statements = written(operation, true);
        if (statements.isEmpty()) {
            throw CompileError.of("This has no statement on PostgreSQL: " + operation);
        }
        return statements.get(0);
    }
}
