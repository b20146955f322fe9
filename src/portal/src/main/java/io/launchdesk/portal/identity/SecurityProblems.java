package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Refusals of the security filters, as problem details. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final ProblemWriter problems;

  SecurityProblems(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    boolean basic = SecurityConfig.carriesBasic(request);
    // Only a script is asked for Basic: a browser would open its own password window.
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        (basic ? "Basic" : "Session") + " realm=\"launchdesk\", charset=\"UTF-8\"");
    ProblemType type =
        e instanceof BadCredentialsException
            ? ProblemType.WRONG_CREDENTIALS
            : ProblemType.NOT_SIGNED_IN;
    problems.write(response, type, type.title() + ".");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    ProblemType type = e instanceof CsrfException ? ProblemType.CSRF : ProblemType.FORBIDDEN;
    problems.write(response, type, type.title() + ".");
  }
}
