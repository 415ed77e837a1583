package dev.aludel.run;

import dev.aludel.dialect.BindStyle;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.operation.ColumnType;
import dev.aludel.operation.DriverSql;
import dev.aludel.operation.Executable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.TextStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL dialect that knows text only: enough for what sessions and runs do with statements. */
final class PlainDialect implements Dialect {
    private static final Pattern BIND = Pattern.compile("(?<![:\\w]):(\\w+)(?!:)");

    @Override
    public Dialect unconnected() {
        return this;
    }

    @Override
    public String name() {
        return "postgresql";
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
        return identifier.matches("[a-z_][a-z0-9_]*") ? identifier : "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String typeName(ColumnType type) {
        throw new UnsupportedOperationException("plain SQL has no types");
    }

    @Override
    public List<SqlStatement> render(Operation operation, boolean literalBinds) {
        if (operation instanceof Execute execute) {
            return List.of(compile(execute.statement(), Map.of(), literalBinds));
        }
        throw new IllegalArgumentException(operation.toString());
    }

    @Override
    public SqlStatement show(Executable executable, Map<String, @Nullable Object> parameters, BindStyle style) {
        return compile(executable, parameters, false);
    }

    @Override
    public SqlStatement compile(Executable executable, Map<String, @Nullable Object> parameters, boolean literalBinds) {
        if (executable instanceof DriverSql raw) {
            return SqlStatement.of(raw.sql());
        }
        String text = ((TextStatement) executable).text();
        if (parameters.isEmpty()) {
            return SqlStatement.of(text);
        }
        List<SqlStatement.Parameter> values = new ArrayList<>();
        Matcher binds = BIND.matcher(text.replace("?", "??"));
        String sql = binds.replaceAll(found -> {
            values.add(new SqlStatement.Parameter(found.group(1), parameters.get(found.group(1)), null));
            return "?";
        });
        return new SqlStatement(sql, values, null);
    }
}
