package io.launchdesk.portal.provider;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the identity provider says that somebody's session is over (OpenID Connect Back-Channel
 * Logout 1.0). Errors are told as that says, in the form of RFC 6749, section 5.2.
 */
@RestController
public class BackChannelLogoutController {
  /** The address that the provider is told. */
  public static final String ADDRESS = "/logout/connect/back-channel/" + Provider.REGISTRATION;

  private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogoutController.class);

  private final BackChannelLogout logout;
  private final OidcSettings settings;

  BackChannelLogoutController(BackChannelLogout logout, OidcSettings settings) {
    this.logout = logout;
    this.settings = settings;
  }

  @PostMapping(path = ADDRESS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Map<String, String>> logout(
      @RequestParam("logout_token") String token, HttpServletRequest request) {
    if (!settings.enabled()) {
      throw new Refusal(ProblemType.NOT_FOUND, "No identity provider is configured.");
    }
    try {
      logout.end(token, request);
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    } catch (BadJwtException e) {
      LOG.warn("A logout token was refused: {}", e.getMessage());
      return error(400, OAuth2ErrorCodes.INVALID_REQUEST, e.getMessage());
    } catch (JwtException | ProviderUnavailable e) {
      LOG.warn("A logout token could not be checked", e);
      return error(
          503, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "The provider's keys cannot be had.");
    }
  }

  private static ResponseEntity<Map<String, String>> error(int status, String code, String why) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .body(
            Map.of(OAuth2ParameterNames.ERROR, code, OAuth2ParameterNames.ERROR_DESCRIPTION, why));
  }
}
