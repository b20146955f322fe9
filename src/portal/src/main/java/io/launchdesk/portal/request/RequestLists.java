package io.launchdesk.portal.request;

import io.launchdesk.core.request.RequestStatus;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestFilter;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists of requests by scope and filter. */
@Component
class RequestLists {
  private static final String LIST = "requests";
  private static final Set<String> STATUSES =
      Arrays.stream(RequestStatus.values()).map(RequestStatus::slug).collect(Collectors.toSet());

  private final RequestRepository requests;
  private final PageSize sizes;

  RequestLists(RequestRepository requests, PageSize sizes) {
    this.requests = requests;
    this.sizes = sizes;
  }

  Page<RequestSummary> page(
      Access access,
      String scope,
      String status,
      String type,
      String words,
      String cursor,
      Integer limit) {
    int size = sizes.of(limit);
    RequestFilter filter =
        new RequestFilter(
            scope(scope).equals("mine") ? access.person().username() : null,
            scope.equals("team") ? access.person().team() : null,
            statuses(status),
            values("type", type),
            words(words),
            Cursor.decode(
                LIST,
                cursor,
                keys -> new RequestFilter.After(Instant.parse(keys.get(0)), keys.get(1))));
    return Page.of(
        requests.page(filter, access, size + 1),
        size,
        last -> Cursor.encode(LIST, last.createdAt(), last.id()));
  }

  private static String scope(String scope) {
    if (!Set.of("mine", "team", "all").contains(scope)) {
      throw Refusal.parameter("scope", "must be one of mine, team, all.");
    }
    return scope;
  }

  private static List<String> statuses(String status) {
    List<String> wanted = values("status", status);
    for (String one : wanted) {
      if (!STATUSES.contains(one)) {
        throw Refusal.parameter(
            "status",
            "'"
                + one
                + "' is none of "
                + STATUSES.stream().sorted().collect(Collectors.joining(", "))
                + ".");
      }
    }
    return wanted;
  }

  private static String words(String words) {
    if (words != null && (words.length() > 200 || !EnteredJson.isStorable(words))) {
      throw Refusal.parameter("q", "must have up to 200 characters.");
    }
    return words;
  }

  private static List<String> values(String name, String list) {
    if (list == null || list.isBlank()) {
      return List.of();
    }
    if (!EnteredJson.isStorable(list)) {
      throw Refusal.parameter(name, "contains a character that cannot be.");
    }
    return Arrays.stream(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
