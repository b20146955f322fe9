package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.ProblemWriter;
import io.launchdesk.portal.provider.BearerTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
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
    ProblemType type = typeOf(e);
    if (type.status() == HttpStatus.UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(request, type));
    }
    boolean saysWhy = e instanceof OAuth2AuthenticationException;
    problems.write(response, type, saysWhy ? e.getMessage() : type.title() + ".");
  }

  private static ProblemType typeOf(AuthenticationException e) {
    return switch (e) {
      case InvalidBearerTokenException token -> ProblemType.INVALID_TOKEN;
      case OAuth2AuthenticationException person -> ProblemType.NOT_ADMITTED;
      case AuthenticationServiceException outage -> ProblemType.PROVIDER_UNAVAILABLE;
      case OneTimePasswordNeedsChange password -> ProblemType.PASSWORD_CHANGE_NEEDED;
      case SecondFactorNeeded code -> ProblemType.CODE_NEEDED;
      case LocalSignInOff off -> ProblemType.LOCAL_SIGN_IN_OFF;
      case BadCredentialsException wrong -> ProblemType.WRONG_CREDENTIALS;
      default -> ProblemType.NOT_SIGNED_IN;
    };
  }

  /** Only a script is asked for Basic: a browser would open its own password window. */
  private static String challenge(HttpServletRequest request, ProblemType type) {
    if (BearerTokens.carriedBy(request)) {
      return "Bearer realm=\"launchdesk\""
          + (type == ProblemType.INVALID_TOKEN ? ", error=\"invalid_token\"" : "");
    }
    String scheme = SecurityConfig.carriesBasic(request) ? "Basic" : "Session";
    return scheme + " realm=\"launchdesk\", charset=\"UTF-8\"";
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    ProblemType type = e instanceof CsrfException ? ProblemType.CSRF : ProblemType.FORBIDDEN;
    problems.write(response, type, type.title() + ".");
  }
}
