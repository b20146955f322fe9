package io.launchdesk.bench.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.bench.http.Answers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClimbTest {

  @Test
  void shouldRiseUntilMoreComesThanIsDone() throws InterruptedException {
    List<Double> paces = new ArrayList<>();

    double peak =
        Climb.peak(
            4,
            pace -> {
              paces.add(pace);
              return part(pace, Math.min(pace, 5.5));
            });

    assertThat(paces).containsExactly(4.0, 5.0, 6.25, 6.25);
    assertThat(peak).isEqualTo(5.5);
  }

  @Test
  void shouldKeepTheMostWhenLessIsDoneBeyondIt() throws InterruptedException {
    assertThat(Climb.peak(4, pace -> part(pace, pace > 4.5 ? 3 : pace))).isEqualTo(4);
  }

  @Test
  void shouldEndWhenTheyAreRefusedThoughAllElseIsDone() throws InterruptedException {
    Answers refusing = new Answers();
    refusing.take(null, System.nanoTime());

    assertThat(Climb.peak(4, pace -> new Part(pace, 10, Math.round(pace * 10), refusing)))
        .isEqualTo(4);
  }

  @Test
  void shouldGoOnWhenAPaceIsMissedOnce() throws InterruptedException {
    List<Double> paces = new ArrayList<>();

    double peak =
        Climb.peak(
            4,
            pace -> {
              paces.add(pace);
              boolean hiccup = paces.size() == 2;
              return part(pace, hiccup ? 1 : Math.min(pace, 5.5));
            });

    assertThat(paces).containsExactly(4.0, 5.0, 5.0, 6.25, 6.25);
    assertThat(peak).isEqualTo(5.5);
  }

  @Test
  void shouldSayThatNoPeakWasFoundWhenAllIsKeptUpWith() {
    assertThatThrownBy(() -> Climb.peak(1, pace -> part(pace, pace)))
        .hasMessageContaining("No peak");
  }

  private static Part part(double offered, double done) {
    return new Part(offered, 10, Math.round(done * 10), new Answers());
  }
}
