package io.launchdesk.core.contract;

/**
 * The messages that the processes wait for. The correlation key of each is the request's id, that
 * of {@link #REPORT_WANTED} the id of the report's run.
 */
public final class Messages {
  public static final String REQUEST_SUBMITTED = "Msg_RequestSubmitted";
  public static final String REQUEST_WITHDRAWN = "Msg_RequestWithdrawn";
  public static final String BRIEF_CHANGED = "Msg_BriefChanged";

  public static final String REPORT_WANTED = "Msg_ReportWanted";

  private Messages() {}
}
