package io.launchdesk.portal.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells at once that the database is away, before anybody waits for it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
class DatabaseOutageFilter extends OncePerRequestFilter {
  private final DatabaseOutage database;
  private final ProblemWriter problems;

  DatabaseOutageFilter(DatabaseOutage database, ProblemWriter problems) {
    this.database = database;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (database.isAway()) {
      problems.write(response, Refusal.databaseAway());
    } else {
      chain.doFilter(request, response);
    }
  }
}
