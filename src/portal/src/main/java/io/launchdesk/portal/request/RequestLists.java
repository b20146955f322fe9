package io.launchdesk.portal.request;

import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.portal.web.ViewedList;
import io.launchdesk.store.Sort;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.RequestFilter;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSort;
import io.launchdesk.store.request.RequestSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Lists of requests by scope, filter and order. */
@Component
class RequestLists implements ViewedList {
  private static final String LIST = "requests";
  private static final String NEWEST_FIRST = "-submitted";
  private static final List<String> SCOPES = List.of("mine", "team", "all");
  private static final List<String> SORTS =
      Arrays.stream(RequestSort.values()).map(RequestSort::slug).toList();

  private final RequestRepository requests;
  private final PageSize sizes;

  RequestLists(RequestRepository requests, PageSize sizes) {
    this.requests = requests;
    this.sizes = sizes;
  }

  Page<RequestSummary> page(Access access, ListQuery query) {
    int size = sizes.of(query.limit());
    RequestFilter filter = filter(access, query);
    return Page.of(
            requests.page(filter, access, size + 1),
            size,
            last -> Cursor.encode(cursorOf(query), last.value(), last.item().id()))
        .map(Sort.Placed::item);
  }

  @Override
  public String list() {
    return LIST;
  }

  @Override
  public Set<String> viewParameters() {
    Set<String> all = new TreeSet<>(RequestMatching.PARAMETERS);
    all.addAll(List.of("scope", "sort"));
    return all;
  }

  @Override
  public void check(Access access, ListQuery query) {
    filter(access, query);
  }

  private static RequestFilter filter(Access access, ListQuery query) {
    String scope = query.oneOf("scope", "all", SCOPES);
    ListQuery.Order order = query.order(NEWEST_FIRST, SORTS);
    Sort sort =
        RequestSort.valueOf(order.key().toUpperCase(Locale.ROOT)).by("r.id", order.descending());
    return new RequestFilter(
        scope.equals("mine") ? access.person().username() : null,
        scope.equals("team") ? access.person().team() : null,
        RequestMatching.of(query, access),
        sort,
        query.place(cursorOf(query), sort.kind(), id -> id));
  }

  /** A place belongs to its order. */
  private static String cursorOf(ListQuery query) {
    return LIST + " " + query.order(NEWEST_FIRST, SORTS);
  }
}
