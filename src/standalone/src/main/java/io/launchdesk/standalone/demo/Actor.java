package io.launchdesk.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One person at work: looks into the task list, answers what the scripts say, looks again. */
final class Actor implements Runnable {
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofMillis(1_000);

  /** A launch in many languages has fewer; more means that a script sends it round and round. */
  private static final int MOST_ANSWERS = 400;

  private static final String APPROVE_STEP = "approve-step";

  private final Portal portal;
  private final Cast cast;
  private final Replies replies;
  private final FaultSwitch faults;
  private final Journal journal;

  Actor(Portal portal, Cast cast, Replies replies, FaultSwitch faults, Journal journal) {
    this.portal = portal;
    this.cast = cast;
    this.replies = replies;
    this.faults = faults;
    this.journal = journal;
  }

  @Override
  public void run() {
    Duration pause = SHORT;
    try {
      while (!cast.isOver()) {
        pause = workThroughList() ? SHORT : longer(pause);
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      cast.fail(e);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONG) < 0 ? twice : LONG;
  }

  /** Answers what there is; returns whether there was anything. */
  private boolean workThroughList() throws InterruptedException {
    boolean worked = false;
    String cursor = "";
    do {
      Portal.Answer page = portal.get("/api/tasks?limit=100" + cursor);
      if (!page.isGood()) {
        throw new DemoFailure(portal.username() + " gets no task list: " + page.problem());
      }
      for (JsonNode task : page.body().path("items")) {
        if (cast.isOver()) {
          return worked;
        }
        worked |= answer(task);
      }
      String next = page.body().path("nextCursor").asText("");
      cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + Query.escaped(next);
    } while (!cursor.isEmpty());
    return worked;
  }

  private boolean answer(JsonNode task) throws InterruptedException {
    String id = task.path("id").asText();
    Optional<Run> run = cast.running(task.path("requestId").asText());
    String step = task.path("step").asText();
    if (run.isEmpty() || replies.leaves(run.get(), step) || !cast.take(id)) {
      return false;
    }
    boolean done = false;
    run.get().turn().lock();
    try {
      done = answer(run.get(), id, step, task.path("assignee").asText(""));
    } finally {
      run.get().turn().unlock();
      if (!done) {
        cast.leave(id);
      }
    }
    return done;
  }

  private boolean answer(Run run, String id, String step, String assignee)
      throws InterruptedException {
    Portal.Answer detail = portal.get("/api/tasks/" + id);
    if (!detail.isGood()) {
      return false;
    }
    Map<String, Object> data = detail.values("data");
    String round = round(step, data, run);
    if (!round.isEmpty() && run.hasVoted(round, portal.username())) {
      if (assignee.equals(portal.username())) {
        release(id);
      }
      return false;
    }
    Optional<Reply> reply = replies.to(run, step, data);
    if (reply.isEmpty() || (assignee.isEmpty() && !claim(run, id))) {
      return false;
    }
    if (step.equals("decide-go-no-go") && run.scenario() == Scenario.CHANNEL_FAILS) {
      faults.breakChannelOf(run);
    }
    Portal.Answer answer =
        portal.post("/api/tasks/" + id + "/complete", Map.of("variables", reply.get().variables()));
    if (answer.status() == 400 || answer.status() == 422) {
      throw new DemoFailure(
          "%s, step %s: the answer was refused: %s".formatted(run.id(), step, answer.problem()));
    }
    if (answer.isGood()) {
      journal.note(Journal.Act.ANSWERED, portal.username(), run.id(), id);
      cast.answered();
      run.voted(round, portal.username());
      if (run.answered() > MOST_ANSWERS) {
        throw new DemoFailure(
            "%s goes in circles: %d answers, the last to step %s."
                .formatted(run.id(), MOST_ANSWERS, step));
      }
      Optional.ofNullable(reply.get().mark()).ifPresent(run::mark);
    }
    return answer.isGood();
  }

  private boolean claim(Run run, String id) throws InterruptedException {
    boolean claimed = portal.post("/api/tasks/" + id + "/claim", Map.of()).isGood();
    if (claimed) {
      journal.note(Journal.Act.CLAIMED, portal.username(), run.id(), id);
    }
    return claimed;
  }

  /**
   * A claim that failed for the person may have been done: who has answered from another chair puts
   * this one back.
   */
  private void release(String id) throws InterruptedException {
    portal.post("/api/tasks/" + id + "/release", Map.of());
  }

  /** In a round of several approvers nobody sits on two chairs; empty for other steps. */
  private static String round(String step, Map<String, Object> data, Run run) {
    return step.equals(APPROVE_STEP) && data.get("approvalStep") instanceof Map<?, ?> approval
        ? approval.get("step") + (run.has(Replies.REVISED) ? "/2" : "/1")
        : "";
  }
}
