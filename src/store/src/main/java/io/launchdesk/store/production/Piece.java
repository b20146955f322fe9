package io.launchdesk.store.production;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A deliverable as the board shows it.
 *
 * @param stage where the work stands
 * @param team the group that triage gave the request to; null before
 * @param producer who makes it; null while it waits in the queue of its skill
 * @param holder who has it now; null when it waits in a queue, or for no person
 * @param queue the groups whose queue it waits in; empty when somebody has it
 * @param taskId the open task, as text; null when there is none, or the reader may not see it
 * @param dueAt the open task's deadline, else the day promised for the request; null when there is
 *     neither
 * @param ofTask whether {@code dueAt} is the task's own deadline
 * @param acceptedAt null before it is accepted
 */
public record Piece(
    String id,
    String title,
    String kind,
    String channel,
    String language,
    Stage stage,
    double effortHours,
    int reworkCount,
    String requestId,
    String requestTitle,
    String requestType,
    String requestTypeTitle,
    String team,
    String producer,
    String producerName,
    String holder,
    String holderName,
    List<String> queue,
    String taskId,
    Instant dueAt,
    boolean ofTask,
    Instant acceptedAt) {

  /** Where the work on a deliverable stands, in the board's order. */
  public enum Stage {
    PLANNED,
    PRODUCTION,
    CHECKS,
    REVIEW,
    REWORK,
    ACCEPTED;

    /** The stage as the API and the queries write it, e.g. {@code review}. */
    @JsonValue
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
