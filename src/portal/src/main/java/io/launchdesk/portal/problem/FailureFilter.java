package io.launchdesk.portal.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells failures that no controller sees, such as a sign-in while the database is away, as problem
 * details too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class FailureFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(FailureFilter.class);
  private final DatabaseOutage database;
  private final ProblemWriter problems;

  FailureFilter(DatabaseOutage database, ProblemWriter problems) {
    this.database = database;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (Refusal refusal) {
      problems.write(response, refusal);
    } catch (DataAccessException | CannotCreateTransactionException e) {
      LOG.warn("database not reachable: {}", e.getMessage());
      database.suspect();
      problems.write(response, Refusal.databaseAway());
    }
  }
}
