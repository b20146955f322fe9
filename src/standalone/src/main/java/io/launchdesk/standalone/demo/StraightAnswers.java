package io.launchdesk.standalone.demo;

import java.time.Instant;
import java.util.Map;

/** What people answer to the tasks of a request to which nothing out of the ordinary happens. */
public final class StraightAnswers {
  private static final Replies REPLIES = new Replies(Stage.END);

  private final Run run;

  /**
   * @param requestId number of the request, e.g. {@code MR-12}
   * @param type the request's type
   * @param brief its brief, as it was submitted
   */
  public StraightAnswers(String requestId, String type, Map<String, Object> brief) {
    PlannedRequest planned =
        new PlannedRequest(1, Scenario.STRAIGHT, type, "requester", brief, brief, 0);
    this.run = new Run(planned, requestId, Instant.now());
  }

  /**
   * The fields of the task's form.
   *
   * @param step name of the task's step, e.g. {@code approve-step}
   * @param data what the task's form is given
   * @throws IllegalArgumentException when no answer to such a step is known
   */
  public Map<String, Object> to(String step, Map<String, Object> data) {
    return REPLIES
        .to(run, step, data)
        .map(Reply::variables)
        .orElseThrow(() -> new IllegalArgumentException("no answer is known to step " + step));
  }
}
