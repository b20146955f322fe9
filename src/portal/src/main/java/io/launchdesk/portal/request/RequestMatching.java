package io.launchdesk.portal.request;

import io.launchdesk.core.request.RequestStatus;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestMatch;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a request must be from the parameters of a list; days are those of the caller's zone.
 */
public final class RequestMatching {
  /** The parameters that are read here. */
  public static final Set<String> PARAMETERS =
      Set.of(
          "q",
          "type",
          "priority",
          "requester",
          "team",
          "status",
          "launchFrom",
          "launchTo",
          "channel",
          "language",
          "budgetFrom",
          "budgetTo",
          "campaign");

  private static final Set<String> ENDED =
      Set.of("delivered", "rejected", "withdrawn", "cancelled");
  private static final Set<String> STATUSES =
      Arrays.stream(RequestStatus.values())
          .map(RequestStatus::slug)
          .collect(Collectors.toCollection(TreeSet::new));

  private RequestMatching() {}

  /**
   * @throws Refusal naming the parameter that cannot be read
   */
  public static RequestMatch of(ListQuery query, Access access) {
    ZoneId zone = ZoneId.of(access.person().timeZone());
    return new RequestMatch(
        query.texts("type"),
        query.texts("priority"),
        query.texts("requester"),
        query.texts("team"),
        query.texts("status").stream().flatMap(RequestMatching::statuses).distinct().toList(),
        query.dayBegin("launchFrom", zone),
        query.dayEnd("launchTo", zone),
        query.texts("channel"),
        query.texts("language"),
        query.amount("budgetFrom"),
        query.amount("budgetTo"),
        query.texts("campaign"),
        query.text("q"));
  }

  /** One status, or those of a kind: {@code open} and {@code ended}. */
  private static Stream<String> statuses(String wanted) {
    return switch (wanted) {
      case "open" -> STATUSES.stream().filter(one -> !ENDED.contains(one));
      case "ended" -> ENDED.stream().sorted();
      case String one when STATUSES.contains(one) -> Stream.of(one);
      default ->
          throw Refusal.parameter(
              "status",
              "'%s' is none of open, ended, %s."
                  .formatted(wanted, String.join(", ", List.copyOf(STATUSES))));
    };
  }
}
