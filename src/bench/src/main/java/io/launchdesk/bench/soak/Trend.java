package io.launchdesk.bench.soak;

import io.launchdesk.bench.report.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * How a value changes along another: the median of the slopes between all pairs of points (Theil
 * and Sen), which saw teeth and single outliers do not bend.
 *
 * @param slope change of y for 1 of x
 * @param start y at the first x, on the line with that slope through the middle of all points
 */
record Trend(double slope, double start) {

  /** A point. */
  record Point(double x, double y) {}

  /**
   * @param points at least two, with x that differ
   * @throws IllegalArgumentException when there are fewer
   */
  static Trend of(List<Point> points) {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        double run = points.get(j).x() - points.get(i).x();
        if (run != 0) {
          slopes.add((points.get(j).y() - points.get(i).y()) / run);
        }
      }
    }
    if (slopes.isEmpty()) {
      throw new IllegalArgumentException("no trend without two points");
    }
    double slope = Result.median(slopes);
    double first = points.getFirst().x();
    double start =
        Result.median(points.stream().map(it -> it.y() - slope * (it.x() - first)).toList());
    return new Trend(slope, start);
  }

  /** The slope as a percentage of the start; 0 where both are 0. */
  double percent() {
    return slope == 0 ? 0 : 100 * slope / start;
  }
}
