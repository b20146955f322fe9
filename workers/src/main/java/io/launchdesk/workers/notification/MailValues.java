package io.launchdesk.workers.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What stands in the places of a template.
 *
 * @param texts by name of the placeholder; an empty one leaves its paragraph out where it has lines
 *     of its own there
 * @param links by name of the placeholder, for lists of addresses
 */
record MailValues(Map<String, String> texts, Map<String, List<MailLink>> links) {

  /** Texts alone. */
  static MailValues of(Map<String, String> texts) {
    return new MailValues(texts, Map.of());
  }

  /** The texts, with the links written below their labels. */
  Map<String, String> asTexts() {
    Map<String, String> all = new HashMap<>(texts);
    links.forEach(
        (name, list) ->
            all.put(
                name,
                list.stream()
                    .map(link -> "- " + link.label() + "\n  " + link.address())
                    .collect(Collectors.joining("\n"))));
    return all;
  }
}
