package io.launchdesk.portal.limit;

import io.launchdesk.portal.problem.ProblemWriter;
import io.launchdesk.portal.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what one person sends too often, once it is known who calls. */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class PersonLimitFilter extends OncePerRequestFilter {
  private final RateLimits limits;
  private final ProblemWriter problems;

  PersonLimitFilter(RateLimits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/") || request.getUserPrincipal() == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      limits.person(request.getUserPrincipal().getName());
    } catch (Refusal refusal) {
      problems.write(response, refusal);
      return;
    }
    chain.doFilter(request, response);
  }
}
