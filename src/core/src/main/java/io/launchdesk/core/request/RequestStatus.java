package io.launchdesk.core.request;

import java.util.Locale;

/** Where a request is, in the words of the API. */
public enum RequestStatus {
  SUBMITTED,
  INTAKE,
  WAITING_FOR_REQUESTER,
  APPROVAL,
  PRODUCTION,
  LAUNCH,
  MEASURING,
  DELIVERED,
  REJECTED,
  WITHDRAWN,
  CANCELLED;

  /** The status as the API and the read model write it, e.g. {@code waiting-for-requester}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the request has come to an end. */
  public boolean ended() {
    return compareTo(DELIVERED) >= 0;
  }
}
