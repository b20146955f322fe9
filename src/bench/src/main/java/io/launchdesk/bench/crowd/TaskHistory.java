package io.launchdesk.bench.crowd;

import io.launchdesk.bench.crowd.Operation.Act;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether there is an order in which the operations on one task can have happened one after
 * the other: each within the time from its question to its answer, and each allowed by what came
 * before. Source: J. M. Wing and C. Gong, "Testing and Verifying Concurrent Objects", 1993, with
 * the states that were seen remembered as in G. Lowe, "Testing for linearizability", 2017.
 */
final class TaskHistory {
  private static final int MOST = 63;

  private final List<Operation> operations;
  private final Set<String> dispatchers;
  private final Set<Point> seen = new HashSet<>();

  /**
   * @param operations up to 63 that were told to be done
   * @param dispatchers who may put back what others hold
   */
  TaskHistory(List<Operation> operations, Set<String> dispatchers) {
    if (operations.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " operations on one task");
    }
    this.operations = List.copyOf(operations);
    this.dispatchers = Set.copyOf(dispatchers);
  }

  /** Whether some order explains all that people were told. */
  boolean isLinearizable() {
    return explains(new Point(0, new State(null, null)));
  }

  /**
   * @param holder who has the task; null when it is open to all
   * @param answeredBy null while it is not answered
   */
  private record State(String holder, String answeredBy) {

    /**
     * What the operation makes of it; empty when it must have been refused.
     *
     * @param dispatches whether the person may put back what others hold
     */
    Optional<State> after(Operation operation, boolean dispatches) {
      String person = operation.person();
      boolean free =
          holder == null || holder.equals(person) || (dispatches && operation.act() == Act.RELEASE);
      if (answeredBy != null) {
        // the same answer once more, as after a lost connection, is told to be taken
        return operation.act() == Act.COMPLETE && answeredBy.equals(person)
            ? Optional.of(this)
            : Optional.empty();
      }
      return !free
          ? Optional.empty()
          : Optional.of(
              switch (operation.act()) {
                case CLAIM -> new State(person, null);
                case RELEASE -> new State(null, null);
                case COMPLETE -> new State(holder, person);
              });
    }
  }

  /**
   * @param done bit i for the operation i
   */
  private record Point(long done, State state) {}

  private boolean explains(Point point) {
    if (Long.bitCount(point.done()) == operations.size()) {
      return true;
    }
    if (!seen.add(point)) {
      return false;
    }
    long firstEnd = firstEnd(point.done());
    for (int i = 0; i < operations.size(); i++) {
      boolean mayBeNext = (point.done() & 1L << i) == 0 && operations.get(i).begin() <= firstEnd;
      if (mayBeNext) {
        int next = i;
        boolean found =
            point
                .state()
                .after(operations.get(i), dispatchers.contains(operations.get(i).person()))
                .map(state -> explains(new Point(point.done() | 1L << next, state)))
                .orElse(false);
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  /** What begins after this was asked for when another was answered already. */
  private long firstEnd(long done) {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < operations.size(); i++) {
      if ((done & 1L << i) == 0) {
        first = Math.min(first, operations.get(i).end());
      }
    }
    return first;
  }
}
