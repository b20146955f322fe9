package io.launchdesk.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.launchdesk.bench.soak.Trend.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {

  @Test
  void shouldTellGrowthWhenValuesGrowBySawTeethAndOneIsFarOut() {
    List<Point> points = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      points.add(new Point(minute / 60.0, 100 + 10 * minute / 60.0 + minute % 5));
    }
    points.set(30, new Point(0.5, 10_000));

    assertThat(Trend.of(points).percent()).isCloseTo(10, within(1.0));
  }

  @Test
  void shouldTellNoneWhenValuesOnlySwing() {
    List<Point> points = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      points.add(new Point(minute / 60.0, 100 + minute % 6));
    }

    assertThat(Trend.of(points).percent()).isCloseTo(0, within(1.0));
  }

  @Test
  void shouldRefuseWhenThereAreNoTwoMoments() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trend.of(List.of(new Point(1, 2), new Point(1, 3))));
  }
}
