package io.launchdesk.core.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where tokens went, the first step first; trails share their beginnings. */
final class Trail {
  static final Trail EMPTY = new Trail(null, null, null);

  private final Trail first;
  private final Trail second;
  private final Step step;

  private Trail(Trail first, Trail second, Step step) {
    this.first = first;
    this.second = second;
    this.step = step;
  }

  /** An element of a process. */
  record Step(String process, String element) {}

  Trail then(String process, String element) {
    return then(new Trail(null, null, new Step(process, element)));
  }

  Trail then(Trail next) {
    if (this == EMPTY) {
      return next;
    }
    return next == EMPTY ? this : new Trail(this, next, null);
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Deque<Trail> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Trail trail = open.pop();
      if (trail.step != null) {
        steps.add(trail.step);
      } else if (trail.first != null) {
        open.push(trail.second);
        open.push(trail.first);
      }
    }
    return steps;
  }
}
