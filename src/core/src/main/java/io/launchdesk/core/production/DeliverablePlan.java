package io.launchdesk.core.production;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the rows of the production plan into deliverables: kind by channel by language. */
public final class DeliverablePlan {
  private static final String DEFAULT_LANGUAGE = "en";

  private DeliverablePlan() {}

  /** Deliverables in the plan's order, each once. */
  public static List<PlannedDeliverable> expand(
      List<PlannedAsset> plan, List<String> channels, List<String> languages) {
    List<String> spoken = languages.isEmpty() ? List.of(DEFAULT_LANGUAGE) : languages;
    Map<PlannedDeliverable.Identity, PlannedDeliverable> deliverables = new LinkedHashMap<>();
    for (PlannedAsset asset : plan) {
      for (String channel : channelsOf(asset, channels)) {
        for (String language : asset.perLanguage() ? spoken : spoken.subList(0, 1)) {
          var deliverable = new PlannedDeliverable(asset, channel, language);
          deliverables.putIfAbsent(deliverable.identity(), deliverable);
        }
      }
    }
    return new ArrayList<>(deliverables.values());
  }

  /** Human readable and stable: {@code MR-1001-D01}. */
  public static String id(String requestId, int number) {
    return "%s-D%02d".formatted(requestId, number);
  }

  private static List<String> channelsOf(PlannedAsset asset, List<String> channels) {
    return switch (asset.perChannel()) {
      case Boolean each when each -> channels;
      case String named when named.equals("true") -> channels;
      case String named when !named.isBlank() && !named.equals("false") ->
          channels.contains(named) ? List.of(named) : List.of();
      case null, default -> Collections.singletonList(null);
    };
  }
}
