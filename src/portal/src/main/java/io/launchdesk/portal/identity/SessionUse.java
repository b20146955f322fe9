package io.launchdesk.portal.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Notes that a session was used once in a hundredth of the time after which it ends unused, at most
 * once a minute: each call of a page would otherwise write, and wait for the other calls of the
 * same page to have written. So a session may end that much earlier than its timeout says.
 */
@Configuration
class SessionUse {
  private static final String UPDATE =
      """
      update %TABLE_NAME% s
         set session_id = n.session_id, last_access_time = n.used, max_inactive_interval = n.idle,
             expiry_time = n.expires, principal_name = n.principal
        from (select cast(? as char(36)) as session_id, cast(? as bigint) as used, cast(? as int) as idle,
                     cast(? as bigint) as expires, cast(? as varchar) as principal,
                     cast(? as char(36)) as primary_id) n
       where s.primary_id = n.primary_id
         and (s.session_id <> n.session_id or s.max_inactive_interval <> n.idle
           or s.principal_name is distinct from n.principal
           or n.used - s.last_access_time >= least(60000, n.idle * 10))
      """;

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> usesNotedNowAndThen() {
    return sessions -> sessions.setUpdateSessionQuery(UPDATE);
  }
}
