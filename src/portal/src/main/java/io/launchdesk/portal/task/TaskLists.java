package io.launchdesk.portal.task;

import io.launchdesk.portal.engine.ElementNames;
import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.request.RequestMatching;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.ListQuery;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.portal.web.ViewedList;
import io.launchdesk.store.Sort;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskFilter;
import io.launchdesk.store.task.TaskFilter.Scope;
import io.launchdesk.store.task.TaskRepository;
import io.launchdesk.store.task.TaskSort;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists of tasks by scope, filter and order. */
@Component
class TaskLists implements ViewedList {
  private static final String LIST = "tasks";
  private static final String DEADLINE_FIRST = "due";
  private static final List<String> SCOPES =
      Arrays.stream(Scope.values()).map(TaskLists::name).toList();
  private static final List<String> SORTS =
      Arrays.stream(TaskSort.values()).map(TaskSort::slug).toList();
  private static final List<String> DUE = List.of("any", "overdue", "today", "week", "none");

  private final TaskRepository tasks;
  private final ElementNames names;
  private final ConfidentialReads reads;
  private final PageSize sizes;
  private final Clock clock;

  TaskLists(
      TaskRepository tasks,
      ElementNames names,
      ConfidentialReads reads,
      PageSize sizes,
      Clock clock) {
    this.tasks = tasks;
    this.names = names;
    this.reads = reads;
    this.sizes = sizes;
    this.clock = clock;
  }

  Page<TaskView> page(Access access, ListQuery query) {
    int size = sizes.of(query.limit());
    TaskFilter filter = filter(access, query);
    Page<Task> page =
        Page.of(
                tasks.page(filter, access, size + 1),
                size,
                last -> Cursor.encode(cursorOf(query), last.value(), last.item().key()))
            .map(Sort.Placed::item);
    return shown(access, page);
  }

  /** Number of open tasks by scope, named as in queries. */
  Map<String, Integer> counts(Access access) {
    return tasks.counts(access).entrySet().stream()
        .collect(Collectors.toMap(e -> name(e.getKey()), Map.Entry::getValue));
  }

  /** The tasks as this person sees them, who is shown them. */
  Page<TaskView> shown(Access access, Page<Task> page) {
    reads.note(
        access,
        page.items().stream().filter(Task::confidential).map(Task::requestId).distinct().toList());
    return page.map(task -> view(access, task));
  }

  /** The task as this person sees it. */
  TaskView view(Access access, Task task) {
    return TaskView.of(
        task,
        names.of(task.processDefinitionKey(), task.elementId()),
        access.standsIn(task.policy()),
        clock.instant());
  }

  @Override
  public String list() {
    return LIST;
  }

  @Override
  public Set<String> viewParameters() {
    Set<String> all = new TreeSet<>(RequestMatching.PARAMETERS);
    all.addAll(List.of("scope", "sort", "group", "step", "due", "dueFrom", "dueTo"));
    return all;
  }

  @Override
  public void check(Access access, ListQuery query) {
    filter(access, query);
  }

  private TaskFilter filter(Access access, ListQuery query) {
    ListQuery.Order order = query.order(DEADLINE_FIRST, SORTS);
    Sort sort = TaskSort.valueOf(order.key().toUpperCase(Locale.ROOT)).by(order.descending());
    ZoneId zone = ZoneId.of(access.person().timeZone());
    String due = query.oneOf("due", "any", DUE);
    return new TaskFilter(
        Scope.valueOf(query.oneOf("scope", "all", SCOPES).toUpperCase(Locale.ROOT)),
        query.text("group"),
        query.text("requestId"),
        query.texts("step").stream().map(TaskLists::elementId).toList(),
        query.dayBegin("dueFrom", zone),
        dueBefore(query, due, zone),
        due.equals("none"),
        RequestMatching.of(query, access),
        sort,
        query.place(cursorOf(query), sort.kind(), Long::valueOf));
  }

  /** The earliest of all limits that were asked for; null when there is none. */
  private Instant dueBefore(ListQuery query, String due, ZoneId zone) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant ofWord =
        switch (due) {
          case "overdue" -> now;
          case "today" -> today.plusDays(1).atStartOfDay(zone).toInstant();
          case "week" -> today.plusDays(7).atStartOfDay(zone).toInstant();
          default -> null;
        };
    return earliest(
        query.flag("overdue") ? now : null,
        earliest(ofWord, earliest(query.instant("dueBefore"), query.dayEnd("dueTo", zone))));
  }

  private static Instant earliest(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** A place belongs to its order. */
  private static String cursorOf(ListQuery query) {
    return LIST + " " + query.order(DEADLINE_FIRST, SORTS);
  }

  private static String name(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }

  /** {@code approve-step} is the element {@code UserTask_ApproveStep}. */
  private static String elementId(String step) {
    return "UserTask_"
        + Arrays.stream(step.split("-"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }
}
