package io.launchdesk.bench.dashboard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.OpenLoop;
import io.launchdesk.bench.http.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What 200 people wait for lists, badges and the dashboard over histories of different sizes with
 * as many open tasks: calls of the real portal at a fixed pace. A dashboard is there when the last
 * of the calls that its page makes is answered.
 */
@Command(
    name = "pages",
    description = "Lists, badges and the dashboard over HTTP, with made-up histories.")
public final class PagesBench implements Callable<Integer> {
  private static final int PEOPLE = 200;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final List<String> DASHBOARD =
      List.of("figures", "flow", "ageing", "waits", "sla", "bottlenecks", "forecast");
  private static final List<String> SLICES =
      List.of(
          "",
          "&type=email-campaign",
          "&team=team-2",
          "&channel=email",
          "&priority=high",
          "&channel=email&priority=normal");

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Write each history into a folder below this one, or take what an earlier run left there;"
              + " its times are then older by so much.")
  private Path kept;

  @Option(
      names = "--rate",
      defaultValue = "20",
      description = "Pages per second (default: ${DEFAULT-VALUE}); of dashboards a tenth.")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Length of a round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds after a warm-up round (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Parameters(
      paramLabel = "REQUESTS",
      defaultValue = "10000 100000 1000000",
      split = " ",
      description = "How many requests, one number for each history (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes;

  @Override
  public Integer call() throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    for (int requests : sizes) {
      Path folder = Files.createTempDirectory("launchdesk-bench");
      try {
        measure(requests, folder, (kept == null ? folder : kept).resolve("" + requests));
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    }
    return 0;
  }

  private void measure(int requests, Path folder, Path data) throws Exception {
    try (HistoryDatabase database = HistoryDatabase.start(folder, data)) {
      History history = new History(database);
      if (history.written()) {
        history.closeTasks();
      } else {
        history.write(requests);
      }
      history.openTasks(requests);
      history.makeSearchable();
      try (HistoryPortal portal = HistoryPortal.start(database.url(), folder)) {
        history.hire("requester");
        System.out.printf(
            Locale.ROOT,
            "%n%,d requests, as many open tasks, %d people%n%-34s %6s %6s %9s %9s %9s%n",
            requests,
            PEOPLE,
            "page",
            "n",
            "failed",
            "p50 ms",
            "p95 ms",
            "p99 ms");
        pages(portal.port()).forEach((name, page) -> time(name, rate, page));
        time("dashboard, 90 days", Math.max(1, rate / 10), dashboard(portal.port()));
      }
    }
  }

  private static Map<String, IntFunction<CompletableFuture<?>>> pages(int port) {
    List<Api> people =
        IntStream.range(0, PEOPLE).mapToObj(n -> new Api(port, "person-" + n)).toList();
    // Signs them in; a password is made slow to try.
    List<String> next = people.stream().map(person -> cursor(person.get("/api/tasks"))).toList();
    Map<String, IntFunction<CompletableFuture<?>>> pages = new LinkedHashMap<>();
    for (String scope : List.of("all", "mine", "unassigned", "group")) {
      pages.put(
          "task list, " + scope, n -> ask(people.get(n % PEOPLE), "/api/tasks?scope=" + scope));
    }
    pages.put(
        "task list, next page",
        n -> ask(people.get(n % PEOPLE), "/api/tasks?cursor=" + next.get(n % PEOPLE)));
    pages.put(
        "task list, of a type, overdue",
        n -> ask(people.get(n % PEOPLE), "/api/tasks?type=event&due=overdue"));
    pages.put(
        "task list, with a text",
        n -> ask(people.get(n % PEOPLE), "/api/tasks?q=Request%20" + (1 + n * 7 % 9000)));
    pages.put("numbers of the scopes", n -> ask(people.get(n % PEOPLE), "/api/tasks/counts"));
    pages.put("unread notices", n -> ask(people.get(n % PEOPLE), "/api/me/notifications/count"));
    pages.put(
        "request list, own team", n -> ask(people.get(n % PEOPLE), "/api/requests?scope=team"));
    return pages;
  }

  private static IntFunction<CompletableFuture<?>> dashboard(int port) {
    Api analyst = new Api(port, "analyst");
    LocalDate today = LocalDate.now(ZONE);
    String period = "?from=" + today.minusDays(89) + "&to=" + today + "&grain=week";
    return n -> {
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (String part : DASHBOARD) {
        calls.add(ask(analyst, "/api/dashboard/" + part + period + SLICES.get(n % SLICES.size())));
      }
      return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new));
    };
  }

  private static CompletableFuture<?> ask(Api person, String path) {
    return person.getLater(path).thenApply(Api::good);
  }

  private static String cursor(JsonNode page) {
    return page.path("nextCursor").asText();
  }

  private void time(String name, int pace, IntFunction<CompletableFuture<?>> page) {
    OpenLoop.round(pace, seconds, page);
    List<OpenLoop.Outcome> measured =
        IntStream.range(0, rounds).mapToObj(n -> OpenLoop.round(pace, seconds, page)).toList();
    System.out.printf(
        Locale.ROOT,
        "%-34s %6d %6d %9.1f %9.1f %9.1f%n",
        name,
        measured.stream().mapToLong(round -> round.latency().getTotalCount()).sum(),
        measured.stream().mapToInt(OpenLoop.Outcome::failed).sum(),
        median(measured, 50),
        median(measured, 95),
        median(measured, 99));
  }

  /** Of the rounds, in milliseconds. */
  private static double median(List<OpenLoop.Outcome> rounds, double percentile) {
    double[] all =
        rounds.stream()
            .map(OpenLoop.Outcome::latency)
            .mapToDouble((Histogram latency) -> latency.getValueAtPercentile(percentile) / 1000.0)
            .sorted()
            .toArray();
    return all[all.length / 2];
  }
}
