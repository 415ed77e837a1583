package dev.aludel.script.vocabulary;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where constructs and directives are entered, each with its signature. Filled once, then only read. A signature is read
 * when it is first bound to: a run calls few of them.
 */
public final class Registry {
    record ConstructEntry(Declared declared, Construct construct) {
        Signature signature() {
            return declared.signature();
        }
    }

    record DirectiveEntry(Declared declared, Directive directive) {
        Signature signature() {
            return declared.signature();
        }
    }

    /** A signature as it is written, and once it is needed, read. Two threads that read it get the same. */
    static final class Declared {
        private final String text;
        private volatile @Nullable Signature read;

        Declared(String text) {
            this.text = text;
        }

        Signature signature() {
            Signature known = read;
            if (known == null) {
                known = Signature.of(text);
                read = known;
            }
            return known;
        }

        private String name() {
            return text.substring(0, text.indexOf('('));
        }
    }

    private final Map<String, ConstructEntry> constructs = new HashMap<>();
    private final Map<String, DirectiveEntry> directives = new HashMap<>();

    Registry() {}

    /** Enters a construct under its signature's name. */
    public void construct(String signature, Construct construct) {
        Declared declared = new Declared(signature);
        constructs.put(declared.name(), new ConstructEntry(declared, construct));
    }

    /** Enters a directive under its signature's name. */
    public void directive(String signature, Directive directive) {
        Declared declared = new Declared(signature);
        directives.put(declared.name(), new DirectiveEntry(declared, directive));
    }

    Map<String, ConstructEntry> constructs() {
        return constructs;
    }

    Map<String, DirectiveEntry> directives() {
        return directives;
    }
}
