package io.launchdesk.core.contract;

/**
 * The messages that the processes wait for. The correlation key of each is the request's id, but
 * for {@link #SLA_CHANGED}, where it is the clock's key.
 */
public final class Messages {
  public static final String REQUEST_SUBMITTED = "Msg_RequestSubmitted";
  public static final String REQUEST_WITHDRAWN = "Msg_RequestWithdrawn";
  public static final String BRIEF_CHANGED = "Msg_BriefChanged";

  public static final String SLA_CHANGED = "Msg_SlaChanged";

  private Messages() {}
}
