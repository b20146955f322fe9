package io.launchdesk.portal.live;

import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * How long a stream may stay open: as long as its session. An open stream does not prolong the
 * session, other calls do.
 */
@Component
public class Admissions {
  /** Scripts have no session that could end; they come back with their credentials. */
  private static final Duration LONGEST_FOR_SCRIPTS = Duration.ofHours(1);

  private final SessionRepository<? extends Session> sessions;
  private final DeskChannel channel;
  private final Clock clock;

  Admissions(SessionRepository<? extends Session> sessions, DeskChannel channel, Clock clock) {
    this.sessions = sessions;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * @param session of the call; null when it has none
   */
  Admission admit(HttpSession session) {
    Instant now = clock.instant();
    return session == null
        ? new Admission(null, null, now.plus(LONGEST_FOR_SCRIPTS))
        : admission(session.getId(), now, Duration.ofSeconds(session.getMaxInactiveInterval()));
  }

  /** The admission as it is now; empty when the right to the stream has ended. */
  Optional<Admission> renew(Admission admission) {
    if (clock.instant().isBefore(admission.until())) {
      return Optional.of(admission);
    }
    if (admission.sessionId() == null) {
      return Optional.empty();
    }
    return Optional.<Session>ofNullable(sessions.findById(admission.sessionId()))
        .map(
            session ->
                admission(
                    session.getId(),
                    session.getLastAccessedTime(),
                    session.getMaxInactiveInterval()));
  }

  /** Whether the session has not ended before its time; scripts have none that could. */
  boolean stands(Admission admission) {
    return admission.sessionId() == null || sessions.findById(admission.sessionId()) != null;
  }

  /** Ends the session's streams on all portals. */
  public void end(String sessionId) {
    channel.tell(DeskNotice.sessionEnded(digest(sessionId)));
  }

  private static Admission admission(String id, Instant used, Duration idle) {
    return new Admission(id, digest(id), used.plus(idle).plusSeconds(1));
  }

  private static String digest(String sessionId) {
    try {
      byte[] id = sessionId.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
