package dev.aludel.script.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.SqlStatement;
import dev.aludel.error.AludelException;
import dev.aludel.operation.MetaData;
import dev.aludel.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the genuine Alembic prints for a snippet is what Aludel prints. Each case holds the snippet, its calls as JSON,
 * and the genuine output, an exception's words at the end where there was one.
 */
final class GoldenDdlTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Dialect DIALECT = Dialects.named("postgresql");

    /** One case of a golden file. */
    record Case(String name, List<String> calls, String sql) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("golden.ddl", "src/test/resources/golden/ddl")))) {
            for (Path file : files.sorted().toList()) {
                for (String text : Files.readString(file).split("(?m)^### ", -1)) {
                    if (!text.isBlank()) {
                        String[] parts = text.split("(?m)^--- (?:calls|sql)\n", -1);
                        String title = file.getFileName() + ": " + text.substring(0, text.indexOf('\n'));
                        cases.add(new Case(title, parts[1].lines().toList(), parts[2].strip()));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void prints_what_the_genuine_tool_prints(Case golden) throws IOException {
        assertThat(print(golden.calls())).isEqualTo(golden.sql());
    }

    private static String print(List<String> calls) throws IOException {
        StringBuilder printed = new StringBuilder();
        Set<String> sent = new HashSet<>();
        DirectiveContext context = DirectiveContext.plain();
        try {
            for (String line : calls) {
                JsonNode call = JSON.readTree(line);
                if (call.has("naming")) {
                    context = new DirectiveContext(metadata(call.get("naming")));
                    continue;
                }
                Operation operation = Vocabulary.directive(
                        context, call.get("directive").asString(), list(call.get("args")), map(call.get("named")));
                for (SqlStatement statement : DIALECT.render(operation, true)) {
                    if (statement.once() == null || sent.add(statement.once())) {
                        printed.append(statement.sql().replace("\t", "    ").strip())
                                .append(";\n\n");
                    }
                }
            }
        } catch (AludelException e) {
            printed.append("error: ").append(e.problem().code()).append(": ").append(e.getMessage());
        }
        return printed.toString().strip();
    }

    private static MetaData metadata(JsonNode templates) {
        Map<String, String> convention = new HashMap<>();
        templates
                .properties()
                .forEach(
                        entry -> convention.put(entry.getKey(), entry.getValue().asString()));
        return new MetaData(null, convention);
    }

    private static List<@Nullable Object> list(JsonNode nodes) {
        List<@Nullable Object> values = new ArrayList<>();
        nodes.forEach(node -> values.add(value(node)));
        return values;
    }

    private static Map<String, @Nullable Object> map(JsonNode nodes) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        nodes.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject() && node.has("construct")) {
            return Vocabulary.construct(
                    node.get("construct").asString(), list(node.get("args")), map(node.get("named")));
        }
        if (node.isObject()) {
            Map<Object, @Nullable Object> values = new LinkedHashMap<>();
            node.get("dict").forEach(pair -> values.put(pair.get(0).asString(), value(pair.get(1))));
            return values;
        }
        if (node.isArray()) {
            return list(node);
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        return node.isNumber() ? (Object) node.asDouble() : node.asString();
    }
}
