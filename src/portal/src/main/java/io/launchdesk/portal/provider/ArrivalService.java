package io.launchdesk.portal.provider;

import io.launchdesk.store.identity.Person;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Turns the claims of the ID token and of the provider's UserInfo into a person. */
@Component
class ArrivalService implements OAuth2UserService<OidcUserRequest, OidcUser> {
  private final OidcUserService provider = new OidcUserService();
  private final Arrivals arrivals;

  ArrivalService(Arrivals arrivals, Provider calls) {
    this.arrivals = arrivals;
    var userInfo = new DefaultOAuth2UserService();
    var client = new RestTemplate(calls.calls());
    client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    userInfo.setRestOperations(client);
    provider.setOauth2UserService(userInfo);
  }

  @Override
  public OidcUser loadUser(OidcUserRequest signIn) {
    OidcUser told = provider.loadUser(signIn);
    OidcIdToken token = signIn.getIdToken();
    Person person =
        arrivals.arrive(
            token.getIssuer().toString(),
            token.getSubject(),
            token.getIssuedAt(),
            told.getClaims());
    return new Arrived(person.username(), token);
  }
}
