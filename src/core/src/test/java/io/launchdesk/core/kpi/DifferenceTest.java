package io.launchdesk.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  /** SciPy says of these two samples: t = 2.8530 with 27.89 degrees of freedom. */
  @Test
  void shouldAgreeWithWelchWhenVariancesDiffer() {
    // given
    Sketch a =
        numbers(
            27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7,
            21.4);
    Sketch b =
        numbers(
            27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5,
            24.4);

    // when
    Difference difference = Difference.between(a, b).orElseThrow();

    // then
    assertThat(difference.value()).isCloseTo(2.83333, within(0.0001));
    assertThat(difference.low()).isCloseTo(0.79864, within(0.0001));
    assertThat(difference.high()).isCloseTo(4.86802, within(0.0001));
    assertThat(difference.significant()).isTrue();
    assertThat(difference.method()).isEqualTo("welch");
  }

  /** Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339. */
  @Test
  void shouldAgreeWithNewcombeWhenSharesAreCompared() {
    // when
    Difference difference = Difference.between(share(48, 80), share(56, 70)).orElseThrow();

    // then
    assertThat(difference.value()).isCloseTo(0.2, within(1e-9));
    assertThat(difference.low()).isCloseTo(0.0524, within(0.0001));
    assertThat(difference.high()).isCloseTo(0.3339, within(0.0001));
  }

  @Test
  void shouldSayNothingWhenThereAreTooFewValues() {
    assertThat(Difference.between(share(5, 9), share(50, 90))).isEmpty();
    assertThat(Difference.between(share(5, 10), share(50, 90))).isPresent();
  }

  @Test
  void shouldBeSureWhenAllValuesAreTheSame() {
    // given
    Sketch two = numbers(IntStream.range(0, 12).mapToDouble(n -> 2).toArray());
    Sketch three = numbers(IntStream.range(0, 12).mapToDouble(n -> 3).toArray());

    // then
    assertThat(Difference.between(two, two).orElseThrow().significant()).isFalse();
    assertThat(Difference.between(two, three).orElseThrow().significant()).isTrue();
  }

  private static Sketch numbers(double... values) {
    return SketchTest.of(
        IntStream.range(0, values.length).mapToObj(n -> BigDecimal.valueOf(values[n])).toList());
  }

  private static Sketch share(int yes, int all) {
    List<BigDecimal> values =
        Stream.concat(
                Stream.generate(() -> BigDecimal.ONE).limit(yes),
                Stream.generate(() -> BigDecimal.ZERO).limit(all - yes))
            .toList();
    return SketchTest.of(values);
  }
}
