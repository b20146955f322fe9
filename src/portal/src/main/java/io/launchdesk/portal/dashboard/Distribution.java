package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiDefinition;
import io.launchdesk.core.kpi.Period;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.portal.dashboard.Figures.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How often which values occurred.
 *
 * @param part null for all parts
 * @param bins without gaps, the lowest first; the first one has the values of 0 when both its ends
 *     are 0
 */
record Distribution(
    Days period, String kpi, String part, String unit, Summary summary, List<Bin> bins) {
  private static final int MOST_BINS = 30;

  /** Values above {@code from}, up to {@code to}. */
  record Bin(double from, double to, long n) {}

  static Distribution of(Period period, KpiDefinition kpi, String part, Sketch sketch) {
    boolean counted = kpi.unit().equals("count") || kpi.unit().equals("points");
    return new Distribution(
        Days.of(period),
        kpi.id(),
        part,
        kpi.unit(),
        Summary.of(sketch),
        counted ? whole(sketch) : ranges(sketch));
  }

  /** One bin for each number. */
  private static List<Bin> whole(Sketch sketch) {
    TreeMap<Long, Long> numbers = new TreeMap<>();
    sketch.cells().forEach(cell -> numbers.merge(cell.most().longValue(), cell.n(), Long::sum));
    List<Bin> bins = new ArrayList<>();
    if (!numbers.isEmpty()) {
      for (long n = numbers.firstKey(); n <= numbers.lastKey() && bins.size() < 200; n++) {
        bins.add(new Bin(n == 0 ? 0 : n - 1, n, numbers.getOrDefault(n, 0L)));
      }
    }
    return bins;
  }

  /** The sketch's ranges, some of them together so that there are not too many. */
  private static List<Bin> ranges(Sketch sketch) {
    TreeMap<Integer, Long> buckets = new TreeMap<>();
    sketch.cells().forEach(cell -> buckets.put(cell.bucket(), cell.n()));
    List<Bin> bins = new ArrayList<>();
    Long none = buckets.remove(Sketch.NONE);
    if (none != null) {
      bins.add(new Bin(0, 0, none));
    }
    if (buckets.isEmpty()) {
      return bins;
    }
    int first = buckets.firstKey();
    int width = (buckets.lastKey() - first) / MOST_BINS + 1;
    for (int bucket = first; bucket <= buckets.lastKey(); bucket += width) {
      long n =
          buckets.subMap(bucket, bucket + width).values().stream().mapToLong(Long::longValue).sum();
      bins.add(new Bin(Sketch.upperEnd(bucket - 1), Sketch.upperEnd(bucket + width - 1), n));
    }
    return bins;
  }
}
