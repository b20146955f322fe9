package io.launchdesk.core.contract;

/**
 * The messages that the processes wait for. The correlation key of each is the request's id, but
 * for {@link #SLA_CHANGED}, where it is the clock's key, and {@link #REPORT_WANTED}, where it is
 * the id of the report's run.
 */
public final class Messages {
  public static final String REQUEST_SUBMITTED = "Msg_RequestSubmitted";
  public static final String REQUEST_WITHDRAWN = "Msg_RequestWithdrawn";
  public static final String BRIEF_CHANGED = "Msg_BriefChanged";

  public static final String SLA_CHANGED = "Msg_SlaChanged";
  public static final String REPORT_WANTED = "Msg_ReportWanted";

  private Messages() {}
}
