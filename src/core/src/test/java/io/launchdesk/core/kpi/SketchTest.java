package io.launchdesk.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SketchTest {
  @Property
  void shouldBeWithinFivePercentOfTheExactPercentileWhateverTheValues(
      @ForAll @Size(min = 1, max = 60)
          List<@BigRange(min = "0", max = "9000") @Scale(4) BigDecimal> values,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    // given
    Sketch sketch = of(values);
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int rank = (int) Math.max(1, Math.ceil(share * sorted.size() - 1e-9));
    double exact = sorted.get(rank - 1).doubleValue();

    // then
    assertThat(sketch.percentile(share)).isCloseTo(exact, within(exact * 0.048));
  }

  @Property
  void shouldSayTheSameMeanAndVarianceAsTheValuesWhenCellsAreAddedUp(
      @ForAll @Size(min = 2, max = 40)
          List<@BigRange(min = "0", max = "900") @Scale(4) BigDecimal> values) {
    // given
    double mean = values.stream().mapToDouble(BigDecimal::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(v -> Math.pow(v.doubleValue() - mean, 2)).sum();

    // then
    assertThat(of(values).n()).isEqualTo(values.size());
    assertThat(of(values).mean()).isCloseTo(mean, within(1e-6));
    assertThat(of(values).variance()).isCloseTo(squares / (values.size() - 1), within(1e-4));
  }

  @Test
  void shouldSayNothingWhenThereIsNoValue() {
    Sketch none = Sketch.of(List.of());
    assertThat(none.mean()).isNull();
    assertThat(none.percentile(0.5)).isNull();
    assertThat(none.variance()).isNull();
    assertThat(none.n()).isZero();
  }

  static Sketch of(List<BigDecimal> values) {
    List<Sketch.Cell> cells = new ArrayList<>();
    for (BigDecimal value : values) {
      cells.add(new Sketch.Cell(bucket(value.doubleValue()), 1, value, value.pow(2), value, value));
    }
    return Sketch.of(cells);
  }

  private static int bucket(double value) {
    return value <= 0 ? Sketch.NONE : (int) Math.ceil(Math.log(value) / Math.log(1.1) - 1e-9);
  }
}
