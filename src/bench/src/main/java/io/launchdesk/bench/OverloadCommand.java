package io.launchdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.http.Answers;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What happens at several times the load that the system carries: requests come at a rate at which
 * the engine begins with each as it comes, then at a multiple of that, whatever the answers are,
 * then at the first rate until all are taken again. At the end each request that was acknowledged
 * must be there once, and the engine must have begun with it. Start the system with a small {@code
 * launchdesk.intake.waiting}, or the overload must last long before it shows.
 */
@Command(name = "overload", description = "POST /api/requests at several times what is carried.")
final class OverloadCommand extends SystemScenario {
  private static final List<String> PEOPLE =
      List.of("requester", "approver", "process-owner", "operator", "admin", "analyst");
  private static final Duration DRAIN = Duration.ofMinutes(10);

  @Option(
      names = "--rate",
      defaultValue = "5",
      description = "Requests per second that the system begins with as fast as they come.")
  private int rate;

  @Option(names = "--times", defaultValue = "3", description = "The multiple of that.")
  private int times;

  @Option(names = "--seconds", defaultValue = "60", description = "Length of each part.")
  private int seconds;

  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();
  private final String marker = Long.toString(System.nanoTime(), 36);
  private List<Api> people;

  /** Few may wait, so that the overload shows within a minute. */
  @Override
  protected Map<String, String> settingsOfOwn() {
    return Map.of("LAUNCHDESK_INTAKE_WAITING", "60");
  }

  @Override
  protected void measureSystem(Measured measured) {
    people = PEOPLE.stream().map(name -> new Api(port(), name)).toList();
    Answers most = new Answers();
    open(most, rate);
    print("what is carried, " + rate + "/s", most);
    Answers over = new Answers();
    open(over, rate * times);
    print(times + " times that, " + rate * times + "/s", over);
    System.out.printf("taken under overload: %.2f of that%n", ratio(over, most));
    double carried = (double) most.of("201") / seconds;
    measured.add(Result.of("taken at what is carried", "requests/s", carried));
    measured.add(
        Result.of(
                "taken at " + times + " times that",
                "requests/s",
                (double) over.of("201") / seconds)
            .against("at what is carried", carried)
            .heldTo(Aim.atLeast("ratio", 0.8, 0.95)));
    Instant begin = Instant.now();
    Answers after = recovered();
    long recovery = Duration.between(begin, Instant.now()).toSeconds() - seconds;
    System.out.printf("all taken again %d s after the overload%n", recovery);
    measured.add(Result.of("all taken again after the overload", "s", recovery));
    print("again " + rate + "/s", after);
    judge();
  }

  private static double ratio(Answers over, Answers most) {
    return (double) over.of("201") / most.of("201");
  }

  /** Requests at a fixed pace; the latency counts from the instant at which each was due. */
  private void open(Answers part, int pace) {
    long begin = System.nanoTime();
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    for (int i = 0; i < pace * seconds; i++) {
      long due = begin + i * 1_000_000_000L / pace;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      answers.add(submit(part, due));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
  }

  /** Goes on at what is carried until a part is over in which everything was taken. */
  private Answers recovered() {
    Instant end = Instant.now().plus(DRAIN);
    while (Instant.now().isBefore(end)) {
      Answers part = new Answers();
      open(part, rate);
      if (part.refused() == 0) {
        return part;
      }
      print("not yet", part);
    }
    throw new IllegalStateException("it did not recover within " + DRAIN);
  }

  private CompletableFuture<Void> submit(Answers part, long due) {
    int n = number.incrementAndGet();
    return people
        .get(n % people.size())
        .postLater("/api/requests", Briefs.creativeAsset(marker + "-" + n))
        .handle(
            (answer, failure) -> {
              part.take(answer, due);
              if (answer != null && answer.statusCode() == 201) {
                accepted.add(Api.body(answer).path("id").asText());
              }
              return null;
            });
  }

  private void print(String what, Answers part) {
    System.out.printf(
        "%s: %.1f/s taken, p50 %d ms, p95 %d ms; answers %s%n",
        what,
        (double) part.of("201") / seconds,
        part.latency().getValueAtPercentile(50) / 1000,
        part.latency().getValueAtPercentile(95) / 1000,
        part);
  }

  /** Each acknowledged request is there once, and the engine has begun with it. */
  private void judge() {
    Api operator = people.get(PEOPLE.indexOf("operator"));
    Instant end = Instant.now().plus(DRAIN);
    Set<String> waiting = new TreeSet<>(accepted);
    int all = waiting.size();
    if (all != accepted.size()) {
      throw new IllegalStateException("one id was given to several requests");
    }
    Map<String, Integer> seen = new TreeMap<>();
    while (!waiting.isEmpty() && Instant.now().isBefore(end)) {
      seen.clear();
      for (String cursor = ""; cursor != null; ) {
        JsonNode page =
            operator.get(
                "/api/requests?limit=100&q="
                    + marker
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
        for (JsonNode one : page.path("items")) {
          String id = one.path("id").asText();
          seen.merge(id, 1, Integer::sum);
          if (!one.path("status").asText().equals("submitted")) {
            waiting.remove(id);
          }
        }
        cursor = page.path("nextCursor").isNull() ? null : page.path("nextCursor").asText();
      }
    }
    long twice = seen.values().stream().filter(n -> n > 1).count();
    System.out.printf(
        "%d acknowledged: %d not begun, %d there more than once, %d there without an"
            + " acknowledgement%n",
        all, waiting.size(), twice, Math.max(0, seen.size() - all));
    if (!waiting.isEmpty() || twice > 0 || !seen.keySet().containsAll(accepted)) {
      throw new IllegalStateException("an acknowledged request was lost or doubled");
    }
  }
}
