package io.launchdesk.bench.overload;

import io.launchdesk.bench.OpenRequests;
import io.launchdesk.bench.RunningSystem;
import io.launchdesk.bench.SystemScenario;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.promise.Promises;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What is done at several times the most that the system does. The pace climbs until it is twice
 * not kept up with, once to warm up and once for the peak; then comes a multiple of the peak,
 * whatever the answers are; then half the peak until all is taken again; then the pace climbs once
 * more, as a system does more the longer it has been up: the overload is held against the mean of
 * both peaks. At the end each request that was acknowledged must be there, and the engine must have
 * begun with it once. Start the system with a small {@code launchdesk.intake.waiting}, or the
 * overload must last long before it shows.
 */
@Command(name = "overload", description = "Requests at several times the most that is done.")
public final class OverloadBench extends SystemScenario {
  private static final List<String> PEOPLE =
      List.of("requester", "approver", "process-owner", "operator", "admin", "analyst");
  private static final Duration DRAIN = Duration.ofMinutes(10);

  @Option(
      names = "--rate",
      defaultValue = "2",
      description = "Requests per second to begin with (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--times",
      defaultValue = "3",
      description = "The multiple of the peak (default: ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Length of the overload; twice that of a climb's part (default: 60).")
  private int seconds;

  private Pressure pressure;

  /** Few may wait, so that the overload shows within a minute. */
  @Override
  protected Map<String, String> settingsOfOwn() {
    return Map.of("LAUNCHDESK_INTAKE_WAITING", "60");
  }

  @Override
  protected void measureSystem(Measured measured) throws Exception {
    List<Api> people = PEOPLE.stream().map(name -> new Api(port(), name)).toList();
    JdbcClient database = RunningSystem.in(data()).database();
    pressure = new Pressure(people, new OpenRequests(database));
    warmUp();
    double warm = climb("warm-up", rate);
    double before = climb("peak before", warm / 2);
    Duration whole = Duration.ofSeconds(seconds);
    Part over = pressure.at(before * times, whole);
    System.out.println(times + " times the peak: " + over);
    if (over.answers().unclean() > 0) {
      throw new IllegalStateException("not told when to come again: " + over.answers());
    }
    long recovery = recovery(before / 2, whole);
    System.out.printf("all taken again %d s after the overload%n", recovery);
    pressure.settle();
    double after = climb("peak after", before / 2);
    measured.add(Result.of("most that is done, before and after", "/s", List.of(before, after)));
    measured.add(
        Result.of("done at " + times + " times that", "/s", over.done())
            .against("mean of both peaks", (before + after) / 2)
            .heldTo(Aim.atLeast("ratio", 0.8, 0.95)));
    measured.add(
        Result.of(
            "refused meanwhile, of all",
            "share",
            over.answers().refused() / (double) over.answers().all()));
    measured.add(Result.of("all taken again after the overload", "s", recovery));
    Promises promises = new Promises(database, pressure.soFar());
    promises.awaitBegun();
    promises.judge(measured);
  }

  /** A system that was just started does not keep up with what it carries minutes later. */
  private void warmUp() throws InterruptedException {
    Instant end = Instant.now().plus(DRAIN);
    Part part;
    do {
      part = pressure.at(rate, Duration.ofSeconds(seconds));
      System.out.println("just started: " + part);
      pressure.settle();
    } while (!part.keepsUp() && Instant.now().isBefore(end));
  }

  private double climb(String name, double first) throws InterruptedException {
    double peak =
        Climb.peak(
            first,
            pace -> {
              Part part = pressure.at(pace, Duration.ofSeconds(Math.ceilDiv(seconds, 2)));
              System.out.println(name + ": " + part);
              pressure.settle();
              return part;
            });
    System.out.printf("%s: %.2f/s%n", name, peak);
    return peak;
  }

  /**
   * Goes on at a pace that is carried until a part is over in which everything was taken.
   *
   * @return seconds until that part began
   */
  private long recovery(double pace, Duration part) throws InterruptedException {
    Instant begin = Instant.now();
    while (Instant.now().isBefore(begin.plus(DRAIN))) {
      Instant partBegin = Instant.now();
      Part again = pressure.at(pace, part);
      System.out.println("again: " + again);
      if (again.answers().refused() == 0) {
        return Duration.between(begin, partBegin).toSeconds();
      }
    }
    throw new IllegalStateException("it did not recover within " + DRAIN);
  }
}
