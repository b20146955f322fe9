package io.launchdesk.portal.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseOutageTest {
  private final AtomicBoolean there = new AtomicBoolean(true);
  private final AtomicInteger looks = new AtomicInteger();
  private final DatabaseOutage outage =
      new DatabaseOutage(
          () -> {
            looks.incrementAndGet();
            if (!there.get()) {
              throw new SQLException("connection refused", "08001");
            }
          });
  private final ProblemWriter problems = new ProblemWriter(new ObjectMapper());

  @Test
  void shouldRefuseAtOnceUntilTheDatabaseIsBack() throws Exception {
    // given
    DatabaseOutageFilter filter = new DatabaseOutageFilter(outage, problems);
    there.set(false);
    outage.suspect();
    await().until(outage::isAway);

    // when
    MockHttpServletResponse refused = new MockHttpServletResponse();
    MockFilterChain untouched = new MockFilterChain();
    filter.doFilter(new MockHttpServletRequest("GET", "/api/tasks"), refused, untouched);

    // then
    assertThat(refused.getStatus()).isEqualTo(503);
    assertThat(refused.getContentType()).startsWith("application/problem+json");
    assertThat(refused.getContentAsString()).contains("database-unavailable");
    assertThat(refused.getHeader("Retry-After")).matches("[2-5]");
    assertThat(untouched.getRequest()).isNull();

    // and when
    there.set(true);
    await().until(() -> !outage.isAway());
    MockFilterChain passed = new MockFilterChain();
    filter.doFilter(
        new MockHttpServletRequest("GET", "/api/tasks"), new MockHttpServletResponse(), passed);

    // then
    assertThat(passed.getRequest()).isNotNull();
  }

  @Test
  void shouldGoOnWhenTheDatabaseOnlyHasNoRoomForMore() {
    DatabaseOutage crowded =
        new DatabaseOutage(
            () -> {
              looks.incrementAndGet();
              throw new SQLException("too many clients already", "53300");
            });

    crowded.suspect();

    await().until(() -> looks.get() == 1);
    assertThat(crowded.isAway()).isFalse();
  }

  @Test
  void shouldTellBothFailuresThatNoControllerSees() throws Exception {
    FailureFilter filter = new FailureFilter(outage, problems);

    for (RuntimeException failure :
        new RuntimeException[] {
          new DataAccessResourceFailureException("at sign-in"),
          new CannotCreateTransactionException("at reading a session")
        }) {
      MockHttpServletResponse refused = new MockHttpServletResponse();
      filter.doFilter(
          new MockHttpServletRequest("GET", "/api/tasks"),
          refused,
          (request, response) -> {
            throw failure;
          });

      assertThat(refused.getStatus()).isEqualTo(503);
      assertThat(refused.getContentAsString()).contains("database-unavailable");
    }
    await().until(() -> looks.get() > 0);
  }
}
