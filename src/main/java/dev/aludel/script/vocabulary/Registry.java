package dev.aludel.script.vocabulary;

import java.util.HashMap;
import java.util.Map;

/** Where constructs and directives are entered, each with its signature. Filled once, then only read. */
public final class Registry {
    record ConstructEntry(Signature signature, Construct construct) {}

    record DirectiveEntry(Signature signature, Directive directive) {}

    private final Map<String, ConstructEntry> constructs = new HashMap<>();
    private final Map<String, DirectiveEntry> directives = new HashMap<>();

    Registry() {}

    /** Enters a construct under its signature's name. */
    public void construct(String signature, Construct construct) {
        Signature read = Signature.of(signature);
        constructs.put(read.name(), new ConstructEntry(read, construct));
    }

    /** Enters a directive under its signature's name. */
    public void directive(String signature, Directive directive) {
        Signature read = Signature.of(signature);
        directives.put(read.name(), new DirectiveEntry(read, directive));
    }

    Map<String, ConstructEntry> constructs() {
        return constructs;
    }

    Map<String, DirectiveEntry> directives() {
        return directives;
    }
}
