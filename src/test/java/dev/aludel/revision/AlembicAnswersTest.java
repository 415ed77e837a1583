package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks about generated graphs what the genuine Alembic 1.19 was asked, and compares: ids, order, steps, version table
 * changes, error texts. The recording leaves out what Alembic answers by the order of a Python set.
 */
final class AlembicAnswersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void answers_as_alembic_does() throws IOException {
        JsonNode recorded;
        try (InputStream in = AlembicAnswersTest.class.getResourceAsStream("alembic-answers.json")) {
            recorded = JSON.readTree(Objects.requireNonNull(in));
        }
        List<String> differences = new ArrayList<>();
        int asked = 0;
        for (JsonNode recording : recorded) {
            RevisionGraph graph = RevisionGraph.of(revisions(recording.get("revisions")));
            for (JsonNode pair : recording.get("answers")) {
                JsonNode answer = answer(graph, pair.get("question"));
                asked++;
                if (!answer.equals(pair.get("answer"))) {
                    differences.add(recording.get("revisions") + "\n" + pair + "\nbut was " + answer);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(asked).isGreaterThan(1500);
    }

    private static List<Revision> revisions(JsonNode nodes) {
        List<Revision> revisions = new ArrayList<>();
        for (JsonNode node : nodes) {
            revisions.add(new Revision(
                    node.get("id").asString(),
                    strings(node.get("down")),
                    strings(node.get("deps")),
                    new LinkedHashSet<>(strings(node.get("labels"))),
                    "",
                    Path.of(node.get("file").asString() + ".py"),
                    Revision.Language.PYTHON));
        }
        return revisions;
    }

    private static List<String> strings(JsonNode nodes) {
        List<String> strings = new ArrayList<>();
        nodes.forEach(node -> strings.add(node.asString()));
        return strings;
    }

    private static JsonNode answer(RevisionGraph graph, JsonNode question) {
        try {
            return switch (question.get("q").asString()) {
                case "heads" -> JSON.valueToTree(graph.heads());
                case "realheads" -> JSON.valueToTree(graph.realHeads());
                case "bases" -> JSON.valueToTree(graph.bases());
                case "labels" -> labels(graph);
                case "show" -> ids(graph.revisions(question.get("id").asString()));
                case "one" ->
                    JSON.valueToTree(graph.revision(question.get("id").asString())
                            .map(Revision::id)
                            .orElse(null));
                case "range" ->
                    ids(graph.range(
                            question.get("lo").asString(), question.get("hi").asString()));
                case "current" ->
                    JSON.valueToTree(graph.current(strings(question.get("rows"))).stream()
                            .map(Revision::id)
                            .sorted()
                            .toList());
                case "up" ->
                    plan(
                            graph,
                            question,
                            graph.upgradeSteps(
                                    strings(question.get("rows")),
                                    question.get("to").asString()));
                case "down" ->
                    plan(
                            graph,
                            question,
                            graph.downgradeSteps(
                                    strings(question.get("rows")),
                                    question.get("to").asString()));
                default ->
                    plan(graph, question, graph.stampSteps(strings(question.get("rows")), strings(question.get("to"))));
            };
        } catch (AludelException error) {
            return JSON.createObjectNode().put("error", error.problem().message());
        }
    }

    private static JsonNode ids(Collection<Revision> revisions) {
        return JSON.valueToTree(revisions.stream().map(Revision::id).toList());
    }

    private static JsonNode labels(RevisionGraph graph) {
        ObjectNode labels = JSON.createObjectNode();
        graph.range("base", "heads")
                .forEach(revision -> labels.set(
                        revision.id(),
                        JSON.valueToTree(graph.branchLabels(revision.id()).stream()
                                .sorted()
                                .toList())));
        return labels;
    }

    private static JsonNode plan(RevisionGraph graph, JsonNode question, List<Step> steps) {
        ObjectNode plan = JSON.createObjectNode();
        ArrayNode shown = plan.putArray("steps");
        for (Step step : steps) {
            boolean up = step instanceof Step.Upgrade || (step instanceof Step.Stamp stamp && stamp.upwards());
            shown.addArray()
                    .add(JSON.<JsonNode>valueToTree(step.from()))
                    .add(JSON.<JsonNode>valueToTree(step.to()))
                    .add(up);
        }
        try {
            plan.set("sim", versionChanges(new Heads(graph, strings(question.get("rows"))), steps));
        } catch (AludelException impossible) {
            plan.putArray("sim").add("CRASH");
        }
        return plan;
    }

    private static ArrayNode versionChanges(Heads heads, List<Step> steps) {
        ArrayNode shown = JSON.createArrayNode();
        for (Step step : steps) {
            for (VersionChange change : heads.advance(step)) {
                ArrayNode row = shown.addArray();
                switch (change) {
                    case VersionChange.Insert insert -> row.add("+").add(insert.version());
                    case VersionChange.Delete delete -> row.add("-").add(delete.version());
                    case VersionChange.Update update ->
                        row.add("~").add(update.from()).add(update.to());
                }
            }
            ArrayNode rows = shown.addArray().add("=");
            heads.rows().stream().sorted().forEach(rows::add);
        }
        return shown;
    }
}
