package io.launchdesk.portal.limit;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.ProblemWriter;
import io.launchdesk.portal.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses at once, before anybody is asked for, what would only stand in a queue: beyond those that
 * are worked on and as many that wait for their turn. So threads of the server stay free to refuse
 * with, and to answer those who watch; without them calls would wait where nobody refuses them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 9)
class ArrivalFilter extends OncePerRequestFilter {
  private final int most;
  private final AtomicInteger here = new AtomicInteger();
  private final ProblemWriter problems;
  private final Counter refused;

  ArrivalFilter(LimitSettings settings, ProblemWriter problems, MeterRegistry meters) {
    this.most = 2 * settings.atOnce();
    this.problems = problems;
    this.refused = RateLimits.refused(meters, "arrivals");
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("/api/") || ConcurrencyFilter.FILES.matcher(path).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      if (here.incrementAndGet() > most) {
        refused.increment();
        problems.write(
            response,
            new Refusal(
                ProblemType.OVERLOADED,
                most + " calls are worked on or wait for it.",
                Duration.ofSeconds(ThreadLocalRandom.current().nextLong(1, 6))));
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      here.decrementAndGet();
    }
  }
}
