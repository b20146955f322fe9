package io.launchdesk.bench.failure;

import io.launchdesk.standalone.demo.Journal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run with kills has shown.
 *
 * @param seed with which it can be repeated
 * @param recoveries one for each strike, in their order
 * @param acknowledged how many acts of each kind people were told of as done
 * @param compared rows of the read model that were compared with the rebuilt one
 * @param findings what must not be; empty when all is well
 */
public record FailureReport(
    long seed,
    List<Recovery> recoveries,
    Map<Journal.Act, Long> acknowledged,
    long compared,
    List<Finding> findings) {

  /** One line for each kind of strike: how often, and medians and maxima of seconds. */
  List<String> table() {
    Map<String, List<Recovery>> byTitle =
        recoveries.stream()
            .collect(Collectors.groupingBy(Recovery::title, TreeMap::new, Collectors.toList()));
    return byTitle.entrySet().stream()
        .map(
            one ->
                "%-75s %4d %s %s"
                    .formatted(
                        one.getKey(),
                        one.getValue().size(),
                        seconds(one.getValue().stream().map(Recovery::upAfter).toList()),
                        seconds(
                            one.getValue().stream()
                                .flatMap(recovery -> recovery.heardAfter().stream())
                                .toList())))
        .toList();
  }

  private static String seconds(List<Duration> all) {
    if (all.isEmpty()) {
      return "%8s %8s".formatted("-", "-");
    }
    double[] sorted = all.stream().mapToDouble(one -> one.toMillis() / 1000.0).sorted().toArray();
    return String.format(
        Locale.ROOT, "%8.1f %8.1f", sorted[sorted.length / 2], sorted[sorted.length - 1]);
  }
}
