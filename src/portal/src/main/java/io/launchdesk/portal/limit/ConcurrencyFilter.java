package io.launchdesk.portal.limit;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.ProblemWriter;
import io.launchdesk.portal.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Works on no more calls at a time than the pool of connections to the database serves well: more
 * would only make all of them slow. A call waits a moment for its turn and is refused then. Files
 * are not counted, since a slow line would hold a turn for minutes; live streams hold none.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 2)
class ConcurrencyFilter extends OncePerRequestFilter {
  static final Pattern FILES = Pattern.compile("/api/.*/files(/.*)?|/api/models/folder");

  private final int most;
  private final Duration patience;
  private final Semaphore turns;
  private final ProblemWriter problems;
  private final Counter refused;

  ConcurrencyFilter(LimitSettings settings, ProblemWriter problems, MeterRegistry meters) {
    this.most = settings.atOnce();
    this.patience = settings.patience();
    this.turns = new Semaphore(most, true);
    this.problems = problems;
    this.refused = RateLimits.refused(meters, "at-once");
    Gauge.builder("launchdesk.calls.active", turns, free -> most - free.availablePermits())
        .description("Calls that are worked on now, without files and live streams")
        .register(meters);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("/api/")
        || request.getUserPrincipal() == null
        || FILES.matcher(path).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!myTurn()) {
      refused.increment();
      problems.write(
          response,
          new Refusal(
              ProblemType.OVERLOADED,
              most + " calls are worked on and yours waited for " + patience.toMillis() + " ms.",
              Duration.ofSeconds(ThreadLocalRandom.current().nextLong(1, 6))));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      turns.release();
    }
  }

  private boolean myTurn() {
    try {
      return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
