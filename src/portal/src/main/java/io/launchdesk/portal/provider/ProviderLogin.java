package io.launchdesk.portal.provider;

import io.launchdesk.portal.signin.SignInLog;
import io.launchdesk.store.identity.ProviderSessionRepository;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimNames;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sign-in with the authorization code flow of OpenID Connect: PKCE (S256), state and nonce; where
 * no provider is configured, nothing.
 */
@Component
public class ProviderLogin {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderLogin.class);
  private static final String START =
      OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

  private final OidcSettings settings;
  private final Provider provider;
  private final ArrivalService arrivals;
  private final SignInLog log;
  private final ProviderSessionRepository sessions;

  ProviderLogin(
      OidcSettings settings,
      Provider provider,
      ArrivalService arrivals,
      SignInLog log,
      ProviderSessionRepository sessions) {
    this.log = log;
    this.sessions = sessions;
    this.settings = settings;
    this.provider = provider;
    this.arrivals = arrivals;
  }

  /**
   * How the sign-in page leads to the provider.
   *
   * @param name what its button says
   * @param address where it leads; takes {@code return}, the page to come back to
   */
  public record Way(String name, String address) {}

  /** The way to the provider; empty when none is configured. */
  public Optional<Way> way() {
    return settings.enabled()
        ? Optional.of(new Way(settings.name(), START + "/" + Provider.REGISTRATION))
        : Optional.empty();
  }

  /** Adds sign-in at the provider to the filters for browsers. */
  public void addTo(HttpSecurity http) throws Exception {
    if (!settings.enabled()) {
      return;
    }
    ClientRegistrationRepository clients =
        id -> Provider.REGISTRATION.equals(id) ? provider.registration() : null;
    http.oauth2Login(
        login ->
            login
                .loginPage("/")
                .clientRegistrationRepository(clients)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(to -> to.authorizationRequestResolver(requests(clients)))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(user -> user.oidcUserService(arrivals))
                .successHandler(this::admit)
                .failureHandler(this::refuse)
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                      @Override
                      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(
                          F filter) {
                        filter.setAuthenticationFailureHandler(ProviderLogin.this::refuse);
                        return filter;
                      }
                    }));
  }

  /**
   * Notes whose session this becomes, before it gets its new id, so that the provider can end it
   * from the first moment on.
   *
   * @throws OAuth2AuthenticationException when the session has ended meanwhile
   */
  public void opening(Authentication signedIn, HttpSession session) {
    if (!(signedIn.getPrincipal() instanceof Arrived arrived)) {
      return;
    }
    OidcIdToken token = arrived.idToken();
    if (!sessions.note(
        session.getId(),
        token.getIssuer().toString(),
        token.getSubject(),
        token.getClaimAsString(LogoutTokenClaimNames.SID))) {
      throw new OAuth2AuthenticationException("authorization_request_not_found");
    }
  }

  /**
   * Where a browser goes to end its session at the provider, too (OpenID Connect RP-Initiated
   * Logout 1.0); empty when it did not sign in there, or the provider offers no such.
   */
  public Optional<String> endSession(Authentication signedIn) {
    if (signedIn == null || !(signedIn.getPrincipal() instanceof Arrived arrived)) {
      return Optional.empty();
    }
    try {
      return provider
          .endSession()
          .map(
              address ->
                  UriComponentsBuilder.fromUri(address)
                      .queryParam("id_token_hint", arrived.idToken().getTokenValue())
                      .queryParam("client_id", "{client}")
                      .queryParam("post_logout_redirect_uri", "{portal}")
                      .encode()
                      .buildAndExpand(settings.clientId(), provider.portal() + "/")
                      .toUriString());
    } catch (ProviderUnavailable e) {
      LOG.warn("Signed out here alone: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static OAuth2AuthorizationRequestResolver requests(ClientRegistrationRepository clients) {
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(clients, START);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return new OAuth2AuthorizationRequestResolver() {
      @Override
      public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        var wanted = resolver.resolve(request);
        if (wanted != null) {
          ReturnPage.keep(request);
        }
        return wanted;
      }

      @Override
      public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String client) {
        return resolver.resolve(request, client);
      }
    };
  }

  private OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(provider.calls())
            .messageConverters(
                converters -> {
                  converters.clear();
                  converters.add(new FormHttpMessageConverter());
                  converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  /** Back to the page on which the person was. */
  private void admit(
      HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
      throws IOException {
    log.signedIn(signedIn.getName(), SignInLog.Way.PROVIDER, request);
    response.sendRedirect(provider.portal() + ReturnPage.take(request));
  }

  /** Back to the sign-in page, which tells why. */
  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    String code = SignInRefusal.codeOf(refusal);
    if (refusal instanceof RefusedArrival arrival) {
      log.refused(arrival.subject(), SignInLog.Way.PROVIDER, code, request);
    } else {
      LOG.warn("A sign-in at the identity provider failed", refusal);
    }
    response.sendRedirect(provider.portal() + "/?refused=" + code);
  }

  /** Nothing is called in the person's name later: the provider's tokens are not kept. */
  private static final class NoTokensKept implements OAuth2AuthorizedClientRepository {
    @Override
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
        String registration, Authentication person, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {
      // See the class.
    }

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Nothing was kept.
    }
  }
}
