package dev.aludel.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    /** The hooks of an ini's section, in the order of its key {@code hooks}. */
    static List<PostWriteHook> ofIni(Map<String, String> section) {
        List<PostWriteHook> hooks = new ArrayList<>();
        for (String name : PathList.splitLoosely(section.getOrDefault("hooks", ""), false)) {
            if (!name.isEmpty()) {
                Map<String, String> options = new HashMap<>();
                section.forEach((key, value) -> {
                    if (key.startsWith(name + ".")) {
                        options.put(key.substring(name.length() + 1), value);
                    }
                });
                hooks.add(new PostWriteHook(name, options));
            }
        }
        return hooks;
    }

    /** The hooks of an array of tables. */
    static List<PostWriteHook> ofToml(List<Map<String, String>> tables) {
        return tables.stream()
                .map(table -> {
                    Map<String, String> options = new HashMap<>(table);
                    String name = options.remove("name");
                    return new PostWriteHook(name == null ? "" : name, options);
                })
                .toList();
    }
}
