package io.launchdesk.bench.failure;

import static io.launchdesk.bench.failpoint.Failpoint.entering;
import static io.launchdesk.bench.failpoint.Failpoint.returning;

import io.launchdesk.bench.failpoint.Failpoint;

/**
 * The moments between two steps of which only one is safe: what a part has done, and what nobody
 * has noted yet. Each is a method of the product or of the engine at which the part is halted.
 */
public enum Window {
  CHANNEL_TOOK_IT(
      "workers",
      "a channel has taken a publication, the database does not know",
      returning(Names.WORKERS + "launch.EndpointChannel", "publish")),
  LAUNCH_NOTED(
      "workers",
      "a launch is published and noted, its job not completed",
      returning(Names.WORKERS + "launch.Publishing", "publish")),
  JOB_BEFORE_COMMIT(
      "workers",
      "a job's transaction is about to commit",
      entering(Names.TRANSACTIONS, "doCommit").within(Names.WORKERS + "job.JobHandling")),
  JOB_AFTER_COMMIT(
      "workers",
      "a job's transaction has committed, the job is not completed",
      returning(Names.TRANSACTIONS, "doCommit").within(Names.WORKERS + "job.JobHandling")),
  MAIL_TAKEN(
      "workers",
      "the mail server has taken a mail, the database does not know",
      returning(Names.WORKERS + "sending.MailHandOver", "send")),

  REQUEST_STORED(
      "portal",
      "a request is stored, its requester has no answer",
      returning(Names.PORTAL + "request.SubmitRequest", "submit")),
  ANSWER_STORED(
      "portal",
      "an answer to a task is stored, the engine does not know",
      returning(Names.PORTAL + "task.CompleteTask", "store")),
  ANSWER_COMPLETED(
      "portal",
      "the engine has completed a task, the database does not know",
      entering(Names.PORTAL + "engine.Settlement", "done")
          .within(Names.PORTAL + "task.CompleteTask")),
  COMMAND_TAKEN(
      "portal",
      "the relay has taken a command, the engine does not know",
      entering(Names.PORTAL + "engine.Relay", "send")),
  COMMAND_ACKNOWLEDGED(
      "portal",
      "the engine has acknowledged a command, the outbox does not know",
      entering(Names.PORTAL + "engine.Settlement", "done").within(Names.PORTAL + "engine.Relay")),

  ROWS_BEFORE_COMMIT(
      "broker",
      "the exporter's rows are written, not committed",
      returning(Names.EXPORTER + "write.Session", "tell")),
  ROWS_COMMITTED(
      "broker",
      "the exporter's rows are committed, the broker does not know",
      returning(Names.EXPORTER + "write.Session", "write")),
  SNAPSHOT(
      "broker",
      "a snapshot is taken, not made valid",
      entering(Names.ZEEBE + "snapshots.impl.FileBasedTransientSnapshot", "persistInternal")),
  REPLAY(
      "broker",
      "the log is being replayed after a kill",
      When.KILLED_BEFORE,
      returning(Names.ZEEBE + "stream.impl.ReplayStateMachine", "replayEvent").after(20)),
  REBUILD(
      "broker",
      "the read model is being made anew",
      When.REBUILDING,
      returning(Names.EXPORTER + "write.RowWriter", "write").after(4));

  /** What the part does when the failpoint is set. */
  enum When {
    WORKING,
    /** It was killed, and is starting again. */
    KILLED_BEFORE,
    /** It makes a second read model from its log. */
    REBUILDING
  }

  private final String part;
  private final String title;
  private final When when;
  private final Failpoint failpoint;

  Window(String part, String title, Failpoint failpoint) {
    this(part, title, When.WORKING, failpoint);
  }

  Window(String part, String title, When when, Failpoint failpoint) {
    this.part = part;
    this.title = title;
    this.when = when;
    this.failpoint = failpoint;
  }

  String part() {
    return part;
  }

  /** In words. */
  String title() {
    return title;
  }

  When when() {
    return when;
  }

  Failpoint failpoint() {
    return failpoint;
  }

  private static final class Names {
    private static final String WORKERS = "io.launchdesk.workers.";
    private static final String PORTAL = "io.launchdesk.portal.";
    private static final String EXPORTER = "io.launchdesk.exporter.";
    private static final String ZEEBE = "io.camunda.zeebe.";
    private static final String TRANSACTIONS =
        "org.springframework.jdbc.datasource.DataSourceTransactionManager";
  }
}
