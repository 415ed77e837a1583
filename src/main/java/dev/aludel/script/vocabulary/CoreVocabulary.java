package dev.aludel.script.vocabulary;

/** SQLAlchemy Core's part of the vocabulary. */
final class CoreVocabulary {

    private CoreVocabulary() {}

    static void register(Registry registry) {
        CoreExpressions.register(registry);
        CoreOperators.register(registry);
        CoreFroms.register(registry);
        CoreSelects.register(registry);
        CoreChanges.register(registry);
        Equalities.register(registry);
    }
}
