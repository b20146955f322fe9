package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that a browser sends on behalf of another site. It covers what the CSRF token
 * does not: signing in, and Basic credentials that a browser remembers and sends by itself.
 */
class CrossSiteGuard extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final ProblemWriter problems;

  CrossSiteGuard(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader("Sec-Fetch-Site");
    if (!READING.contains(request.getMethod()) && site != null && !OWN.contains(site)) {
      problems.write(
          response, ProblemType.CROSS_SITE, "The browser says that another site sent this.");
      return;
    }
    chain.doFilter(request, response);
  }
}
