package io.launchdesk.standalone.demo;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A brief of the folder {@code examples}.
 *
 * @param name the file's name without its ending
 * @param type the request type
 * @param brief the brief's fields
 */
record Example(String name, String type, Map<String, Object> brief) {
  private static final Set<String> LOOKED_AT_FIRST = Set.of("event", "go-to-market", "other");
  private static final BigDecimal PANEL_FROM = new BigDecimal(50_000);

  /** Whether the team checks feasibility before it accepts the request. */
  boolean isLookedAtFirst() {
    return LOOKED_AT_FIRST.contains(type);
  }

  /** Whether several leads decide together. */
  boolean isForThePanel() {
    return type.equals("go-to-market") || budget().compareTo(PANEL_FROM) > 0;
  }

  /** Whether some of its assets are texts. */
  boolean hasText() {
    return channels().stream().anyMatch(channel -> !channel.equals("crm"));
  }

  /** Whether it is published somewhere else than on our own pages. */
  boolean hasOuterChannel() {
    return channels().stream().anyMatch(channel -> !channel.equals("landing-page"));
  }

  /** Left out on purpose: for scenarios in which the requester is asked back. */
  boolean isIncomplete() {
    return name.startsWith("incomplete-");
  }

  String title() {
    return String.valueOf(brief.get("title"));
  }

  List<String> channels() {
    return brief.get("channels") instanceof Collection<?> many
        ? many.stream().map(String::valueOf).toList()
        : List.of();
  }

  private BigDecimal budget() {
    return brief.get("budget") instanceof Number number
        ? new BigDecimal(number.toString())
        : BigDecimal.ZERO;
  }
}
