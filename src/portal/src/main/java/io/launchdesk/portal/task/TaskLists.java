package io.launchdesk.portal.task;

import io.launchdesk.portal.engine.ElementNames;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskFilter;
import io.launchdesk.store.task.TaskFilter.Scope;
import io.launchdesk.store.task.TaskRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists of tasks by scope and filter. */
@Component
class TaskLists {
  private static final String LIST = "tasks";

  private final TaskRepository tasks;
  private final ElementNames names;
  private final PageSize sizes;
  private final Clock clock;

  TaskLists(TaskRepository tasks, ElementNames names, PageSize sizes, Clock clock) {
    this.tasks = tasks;
    this.names = names;
    this.sizes = sizes;
    this.clock = clock;
  }

  /** What a caller can ask for; null means no condition. */
  record Query(
      String scope,
      String group,
      String type,
      String requestId,
      String step,
      Boolean overdue,
      Instant dueBefore,
      String q,
      String cursor,
      Integer limit) {}

  Page<TaskView> page(Access access, Query query) {
    int size = sizes.of(query.limit());
    TaskFilter filter =
        new TaskFilter(
            scope(query.scope()),
            text("group", query.group()),
            text("type", query.type()),
            text("requestId", query.requestId()),
            elementId(text("step", query.step())),
            dueBefore(query),
            text("q", query.q()),
            Cursor.decode(
                LIST,
                query.cursor(),
                keys ->
                    new TaskFilter.After(
                        keys.get(0).equals("null") ? null : Instant.parse(keys.get(0)),
                        Long.parseLong(keys.get(1)))));
    return Page.of(
            tasks.page(filter, access, size + 1),
            size,
            (Task last) -> Cursor.encode(LIST, last.dueAt(), last.key()))
        .map(task -> view(access, task));
  }

  /** Number of open tasks by scope, named as in queries. */
  Map<String, Integer> counts(Access access) {
    return tasks.counts(access).entrySet().stream()
        .collect(Collectors.toMap(e -> name(e.getKey()), Map.Entry::getValue));
  }

  /** The task as this person sees it. */
  TaskView view(Access access, Task task) {
    return TaskView.of(
        task,
        names.of(task.processDefinitionKey(), task.elementId()),
        access.standsIn(task.policy()),
        clock.instant());
  }

  private Instant dueBefore(Query query) {
    return Boolean.TRUE.equals(query.overdue()) ? clock.instant() : query.dueBefore();
  }

  private static Scope scope(String name) {
    try {
      return Scope.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String known =
          Arrays.stream(Scope.values()).map(TaskLists::name).collect(Collectors.joining(", "));
      throw Refusal.parameter("scope", "must be one of " + known + ".");
    }
  }

  private static String name(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }

  /** {@code approve-step} is the element {@code UserTask_ApproveStep}. */
  private static String elementId(String step) {
    return step == null
        ? null
        : "UserTask_"
            + Arrays.stream(step.split("-"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
  }

  private static String text(String name, String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > 200 || !EnteredJson.isStorable(value)) {
      throw Refusal.parameter(name, "must have up to 200 characters.");
    }
    return value;
  }
}
