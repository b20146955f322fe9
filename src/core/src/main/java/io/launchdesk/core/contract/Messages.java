package io.launchdesk.core.contract;

/** The messages that the processes wait for. The correlation key of each is the request's id. */
public final class Messages {
  public static final String REQUEST_SUBMITTED = "Msg_RequestSubmitted";
  public static final String REQUEST_WITHDRAWN = "Msg_RequestWithdrawn";
  public static final String BRIEF_CHANGED = "Msg_BriefChanged";

  private Messages() {}
}
