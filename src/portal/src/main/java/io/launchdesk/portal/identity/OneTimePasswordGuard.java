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

/** Lets people who came in with a password that was given out do nothing but choose another one. */
class OneTimePasswordGuard extends OncePerRequestFilter {
  private static final Set<String> FREE =
      Set.of("/api/session", "/api/me", "/api/me/settings", "/api/me/password");

  private final ProblemWriter problems;

  OneTimePasswordGuard(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isGuarded(request.getServletPath())
        && OneTimePasswords.isMarked(request.getSession(false))) {
      ProblemType change = ProblemType.PASSWORD_CHANGE_NEEDED;
      problems.write(response, change, change.title() + ".");
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isGuarded(String path) {
    return (path.startsWith("/api/") || path.startsWith("/actuator/")) && !FREE.contains(path);
  }
}
