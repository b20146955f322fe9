package io.launchdesk.exporter.write;

import io.launchdesk.exporter.row.Change;
import io.launchdesk.exporter.row.Row;
import io.launchdesk.exporter.row.Table;
import io.launchdesk.exporter.row.Tables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells listeners of channel {@code engine} which root instances and user tasks a transaction
 * changed: {@code {"roots":[…],"userTasks":[…]}}, as many payloads as PostgreSQL's limit of 8000
 * bytes asks for.
 */
final class Notice {
  /** Keys have at most 19 digits: 380 of them stay below 8000 bytes. */
  static final int KEYS_PER_PAYLOAD = 380;

  private static final Set<Table> TOLD =
      Set.of(Tables.PROCESS_INSTANCE, Tables.ELEMENT_INSTANCE, Tables.USER_TASK, Tables.INCIDENT);

  private Notice() {}

  /** The payloads for these changes, whose roots are filled. */
  static List<String> payloads(List<Change> changes) {
    Set<Long> roots = new LinkedHashSet<>();
    Set<Long> userTasks = new LinkedHashSet<>();
    for (Change change : changes) {
      Row row = change.row();
      if (TOLD.contains(row.table()) && row.get("root_key") != null) {
        roots.add((Long) row.get("root_key"));
      }
      if (row.table() == Tables.USER_TASK) {
        userTasks.add((Long) row.get("key"));
      }
    }
    return payloads(List.copyOf(roots), List.copyOf(userTasks));
  }

  private static List<String> payloads(List<Long> roots, List<Long> userTasks) {
    List<String> payloads = new ArrayList<>();
    int total = roots.size() + userTasks.size();
    for (int from = 0; from < total; from += KEYS_PER_PAYLOAD) {
      int to = Math.min(total, from + KEYS_PER_PAYLOAD);
      payloads.add(
          "{\"roots\":[%s],\"userTasks\":[%s]}"
              .formatted(
                  part(roots, from, to), part(userTasks, from - roots.size(), to - roots.size())));
    }
    return payloads;
  }

  private static String part(List<Long> keys, int from, int to) {
    int start = Math.clamp(from, 0, keys.size());
    int end = Math.clamp(to, start, keys.size());
    return keys.subList(start, end).stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
