package io.launchdesk.bench.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.Latency;
import io.launchdesk.bench.OpenLoop;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What 200 people wait for the dashboard over histories of different sizes, and for lists and
 * badges beside as many open tasks: calls of the real portal at a fixed pace. A dashboard is there
 * when the last of the calls that its page makes is answered; only steps of open requests are open
 * then.
 */
@Command(
    name = "pages",
    description = "Lists, badges and the dashboard over HTTP, with made-up histories.")
public final class PagesBench extends HistoryScenario {
  private static final int PEOPLE = 200;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Aim LISTS = Aim.atMost("p95", 100.0, 25.0);
  private static final Aim DASHBOARDS = Aim.atMost("p95", 1_000.0, 150.0);
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

  @Option(
      names = "--only",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Pages with this in their names alone, such as 'request list' or 'dashboard'.")
  private String only;

  @Override
  void measure(
      Measured measured, int requests, HistoryDatabase database, History history, Path folder)
      throws Exception {
    PortalNeeds needs = new PortalNeeds(database);
    needs.makeSearchable();
    try (HistoryPortal portal = HistoryPortal.start(database.url(), folder)) {
      needs.hire("requester");
      out()
          .printf(
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
      measure(
          measured,
          requests,
          "dashboard, 90 days",
          Math.max(1, rate / 10),
          dashboard(portal.port()),
          DASHBOARDS);
      history.openTasks(requests);
      pages(portal.port())
          .forEach((name, page) -> measure(measured, requests, name, rate, page, LISTS));
    }
  }

  private void measure(
      Measured measured,
      int requests,
      String name,
      int pace,
      IntFunction<CompletableFuture<?>> page,
      Aim aim) {
    if (name.contains(only)) {
      measured.add(time(requests, name, pace, page).heldTo(aim));
    }
  }

  private static Map<String, IntFunction<CompletableFuture<?>>> pages(int port) {
    List<Api> people =
        IntStream.range(0, PEOPLE).mapToObj(n -> Api.inSession(port, "person-" + n)).toList();
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
    Api analyst = Api.inSession(port, "analyst");
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

  private Result time(int requests, String name, int pace, IntFunction<CompletableFuture<?>> page) {
    OpenLoop.round(pace, seconds, page);
    List<OpenLoop.Outcome> outcomes =
        IntStream.range(0, rounds).mapToObj(n -> OpenLoop.round(pace, seconds, page)).toList();
    List<Histogram> latencies = outcomes.stream().map(OpenLoop.Outcome::latency).toList();
    Result result = Latency.result("%s, %,d requests".formatted(name, requests), latencies);
    out()
        .printf(
            Locale.ROOT,
            "%-34s %6d %6d %9.1f %9.1f %9.1f%n",
            name,
            latencies.stream().mapToLong(Histogram::getTotalCount).sum(),
            outcomes.stream().mapToInt(OpenLoop.Outcome::failed).sum(),
            result.percentiles().get("p50"),
            result.percentiles().get("p95"),
            result.percentiles().get("p99"));
    return result;
  }
}
