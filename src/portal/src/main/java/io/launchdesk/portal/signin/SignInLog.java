package io.launchdesk.portal.signin;

import io.launchdesk.store.identity.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Notes in {@code desk.audit_event} who signed in and out, when, how, from where, with what
 * outcome. Calls of scripts are noted only when they are refused: each carries its credentials.
 */
@Component
public class SignInLog {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_AGENT = 300;

  private final AuditLog audit;

  SignInLog(AuditLog audit) {
    this.audit = audit;
  }

  /** How somebody comes in. */
  public enum Way {
    PASSWORD,
    PROVIDER
  }

  /** The person has a session now. */
  public void signedIn(String username, Way way, HttpServletRequest request) {
    audit.add(username, "session.sign-in", username, details(way, request));
  }

  /** The person has ended the session, or all of them. */
  public void signedOut(String username, boolean everywhere, HttpServletRequest request) {
    Map<String, Object> details = details(null, request);
    details.put("everywhere", everywhere);
    audit.add(username, "session.sign-out", username, details);
  }

  /**
   * The identity provider has ended sessions of the person.
   *
   * @param sessions how many
   */
  public void endedByProvider(String username, long sessions, HttpServletRequest request) {
    Map<String, Object> details = details(Way.PROVIDER, request);
    details.put("sessions", sessions);
    audit.add(username, "session.ended", username, details);
  }

  /**
   * Somebody was not let in.
   *
   * @param name as it was given; need not be anybody's. Null when the provider did not say
   * @param reason the name of the problem, e.g. {@code wrong-credentials}
   */
  public void refused(String name, Way way, String reason, HttpServletRequest request) {
    Map<String, Object> details = details(way, request);
    details.put("reason", reason);
    String known = name == null ? "" : shortened(name, LONGEST_NAME);
    audit.add(known, "session.refused", known, details);
  }

  private static Map<String, Object> details(Way way, HttpServletRequest request) {
    Map<String, Object> details = new LinkedHashMap<>();
    if (way != null) {
      details.put("way", way.name().toLowerCase(Locale.ROOT));
    }
    details.put("address", request.getRemoteAddr());
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    details.put("agent", agent == null ? "" : shortened(agent, LONGEST_AGENT));
    return details;
  }

  /** Without NUL, which PostgreSQL does not keep. */
  private static String shortened(String text, int most) {
    String clean = text.replace("\0", "");
    return clean.length() > most ? clean.substring(0, most) : clean;
  }
}
