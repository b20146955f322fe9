package io.launchdesk.portal.request;

import io.launchdesk.core.contract.Step;
import io.launchdesk.portal.engine.ElementNames;
import io.launchdesk.store.incident.IncidentRepository;
import io.launchdesk.store.request.RequestSummary;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells for requests who has the ball. */
@Component
class Balls {
  private static final Set<String> ENDED =
      Set.of("delivered", "rejected", "withdrawn", "cancelled");

  private final TaskRepository tasks;
  private final IncidentRepository incidents;
  private final ElementNames names;
  private final Clock clock;

  Balls(TaskRepository tasks, IncidentRepository incidents, ElementNames names, Clock clock) {
    this.tasks = tasks;
    this.incidents = incidents;
    this.names = names;
    this.clock = clock;
  }

  /** The ball of each request, by id. */
  Map<String, Ball> of(List<RequestSummary> requests) {
    List<String> open =
        requests.stream().filter(r -> !ENDED.contains(r.status())).map(RequestSummary::id).toList();
    Map<String, List<Task>> byRequest =
        tasks.openOf(open).stream().collect(Collectors.groupingBy(Task::requestId));
    Set<String> stopped = Set.copyOf(incidents.stopped(open));
    return requests.stream()
        .collect(
            Collectors.toMap(
                RequestSummary::id,
                request ->
                    ball(
                        request,
                        byRequest.getOrDefault(request.id(), List.of()),
                        stopped.contains(request.id()))));
  }

  private Ball ball(RequestSummary request, List<Task> open, boolean stopped) {
    if (ENDED.contains(request.status())) {
      return new Ball(
          "ended",
          false,
          "Nobody: " + request.status() + ".",
          List.of(),
          List.of(),
          null,
          List.of());
    }
    if (!open.isEmpty()) {
      return waiting(open, stopped);
    }
    String state;
    String text;
    List<String> groups = List.of();
    if (stopped) {
      state = "stopped";
      text = "Operators: something went wrong and needs a hand.";
      groups = List.of("operators");
    } else if (request.withdrawnAt() != null) {
      state = "withdrawing";
      text = "The system: the request is being taken back.";
    } else if (request.rootKey() == null) {
      state = "starting";
      text = "The system: the request waits for the process engine.";
    } else if (request.status().equals("launch") && isLater(request.launchAt())) {
      state = "waiting-for-launch";
      text = "The system: everything waits for the launch date.";
    } else {
      state = "preparing";
      text = "The system: the next step is being prepared.";
    }
    return new Ball(state, stopped, text, List.of(), groups, null, List.of());
  }

  private Ball waiting(List<Task> open, boolean stopped) {
    String text =
        open.stream()
            .limit(3)
            .map(task -> holder(task) + ": " + title(task) + ".")
            .distinct()
            .collect(Collectors.joining(" "));
    if (open.size() > 3) {
      text += " And " + (open.size() - 3) + " more.";
    }
    if (stopped) {
      text += " Operators: something went wrong and needs a hand.";
    }
    return new Ball(
        "tasks",
        stopped,
        text,
        open.stream().map(Task::assignee).filter(Objects::nonNull).distinct().toList(),
        open.stream()
            .filter(task -> task.assignee() == null)
            .flatMap(task -> task.candidateGroups().stream())
            .distinct()
            .toList(),
        open.stream()
            .map(Task::dueAt)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null),
        open.stream().map(this::open).toList());
  }

  private Ball.OpenTask open(Task task) {
    return new Ball.OpenTask(
        Long.toString(task.key()),
        Step.ofElement(task.elementId()).name(),
        title(task),
        task.assignee(),
        task.assigneeName(),
        task.candidateGroups(),
        task.dueAt(),
        task.dueAt() != null && task.dueAt().isBefore(clock.instant()));
  }

  private String title(Task task) {
    String name = names.of(task.processDefinitionKey(), task.elementId());
    return task.about() == null ? name : name + " (" + task.about() + ")";
  }

  private static String holder(Task task) {
    if (task.assignee() != null) {
      return task.assigneeName() == null ? task.assignee() : task.assigneeName();
    }
    return task.candidateGroups().isEmpty()
        ? "Nobody yet"
        : "Group " + String.join(" or ", task.candidateGroups());
  }

  private boolean isLater(Instant instant) {
    return instant != null && instant.isAfter(clock.instant());
  }
}
