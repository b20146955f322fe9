package io.launchdesk.portal.limit;

import io.launchdesk.portal.problem.ProblemWriter;
import io.launchdesk.portal.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what comes too often from one address, before a body is read or a password is checked.
 * Health and metrics are not counted: those who watch must see a portal that is busy, too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 8)
class AddressLimitFilter extends OncePerRequestFilter {
  /** Where a password or the secret of a link is tried. */
  private static final Pattern SECRET =
      Pattern.compile("/api/(session|shared/.*|answer-links/.*)|/login/.*|/oauth2/.*");

  private final RateLimits limits;
  private final ProblemWriter problems;

  AddressLimitFilter(RateLimits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      limits.address(request.getRemoteAddr());
      if (triesSecret(request)) {
        limits.signIn(request.getRemoteAddr());
      }
    } catch (Refusal refusal) {
      problems.write(response, refusal);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Asking who is signed in, and signing out, try nothing. */
  private static boolean triesSecret(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean session = path.equals("/api/session") && !request.getMethod().equals("POST");
    return !session && SECRET.matcher(path).matches();
  }
}
