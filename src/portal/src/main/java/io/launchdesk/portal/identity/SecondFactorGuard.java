package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.ProblemWriter;
import io.launchdesk.store.identity.Access;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets people whose role needs a second factor do nothing but set one up, as long as they have
 * none. Who signed in at the identity provider has shown there what is needed.
 */
class SecondFactorGuard extends OncePerRequestFilter {
  private static final Set<String> FREE =
      Set.of("/api/session", "/api/me", "/api/me/settings", "/api/me/password");

  private final SecondFactors factors;
  private final Caller caller;
  private final ProblemWriter problems;

  SecondFactorGuard(SecondFactors factors, Caller caller, ProblemWriter problems) {
    this.factors = factors;
    this.caller = caller;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isGuarded(request.getServletPath()) && isMissing()) {
      ProblemType missing = ProblemType.SECOND_FACTOR_MISSING;
      problems.write(response, missing, missing.title() + ".");
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isGuarded(String path) {
    boolean ofPeople = path.startsWith("/api/") || path.startsWith("/actuator/");
    return ofPeople && !FREE.contains(path) && !path.startsWith("/api/me/second-factor");
  }

  private boolean isMissing() {
    var signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn instanceof UsernamePasswordAuthenticationToken
        && caller.access(signedIn).map(Access::person).filter(factors::isMissing).isPresent();
  }
}
