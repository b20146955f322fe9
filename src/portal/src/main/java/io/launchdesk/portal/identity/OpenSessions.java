package io.launchdesk.portal.identity;

import io.launchdesk.portal.live.Admissions;
import jakarta.servlet.http.HttpSession;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Ends sessions, and the live streams that were opened in them. */
@Component
class OpenSessions {
  private final FindByIndexNameSessionRepository<? extends Session> all;
  private final Admissions streams;

  OpenSessions(FindByIndexNameSessionRepository<? extends Session> all, Admissions streams) {
    this.all = all;
    this.streams = streams;
  }

  /**
   * Ends all sessions of a person, on all devices.
   *
   * @param except the one that goes on; null for none
   */
  void endAll(String username, HttpSession except) {
    for (String id : all.findByPrincipalName(username).keySet()) {
      if (except == null || !id.equals(except.getId())) {
        all.deleteById(id);
        streams.end(id);
      }
    }
  }

  /** Ends this session. */
  void end(HttpSession session) {
    String id = session.getId();
    session.invalidate();
    streams.end(id);
  }
}
