package dev.aludel.config;

import java.util.Map;

/**
 * One hook that runs over a new revision file.
 *
 * @param name the hook's name
 * @param options its settings: {@code type}, {@code entrypoint}, {@code executable}, {@code module}, {@code options},
 *     {@code cwd}, and whatever else it was given
 */
public record PostWriteHook(String name, Map<String, String> options) {
    public PostWriteHook {
        options = Map.copyOf(options);
    }
}
