package dev.aludel.script.python;

import dev.aludel.revision.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A revision about to be written as the attributes of Alembic's {@code MigrationScript}, and back. */
final class DraftBridge {

    private DraftBridge() {}

    static Map<String, @Nullable Object> toPython(Draft draft) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("rev_id", draft.id());
        attributes.put("message", draft.message().orElse(null));
        attributes.put("head", draft.heads().size() == 1 ? draft.heads().getFirst() : draft.heads());
        attributes.put("splice", draft.splice());
        attributes.put("branch_label", draft.branchLabel().orElse(null));
        attributes.put("version_path", draft.versionPath().orElse(null));
        attributes.put("depends_on", draft.dependsOn().isEmpty() ? null : draft.dependsOn());
        return attributes;
    }

    static Draft toJava(Map<String, @Nullable Object> attributes) {
        List<String> heads = strings(attributes.get("head"));
        return new Draft(
                String.valueOf(attributes.get("rev_id")),
                string(attributes.get("message")),
                heads.isEmpty() ? List.of("head") : heads,
                Boolean.TRUE.equals(attributes.get("splice")),
                strings(attributes.get("branch_label")).stream().findFirst(),
                string(attributes.get("version_path")),
                strings(attributes.get("depends_on")));
    }

    private static Optional<String> string(@Nullable Object value) {
        return Optional.ofNullable(value).map(String::valueOf);
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : string(value).stream().toList();
    }
}
