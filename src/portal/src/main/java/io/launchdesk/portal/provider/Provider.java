package io.launchdesk.portal.provider;

import io.launchdesk.portal.PortalSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The identity provider as it describes itself (OpenID Connect Discovery 1.0). Its description is
 * read when it is needed first, and again only after a restart: a portal starts without it.
 */
@Component
class Provider {
  static final String REGISTRATION = "oidc";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  private final OidcSettings settings;
  private final String portal;
  private final ClientHttpRequestFactory calls =
      ClientHttpRequestFactoryBuilder.jdk()
          .build(
              ClientHttpRequestFactorySettings.defaults()
                  .withConnectTimeout(PATIENCE)
                  .withReadTimeout(PATIENCE));
  private volatile ClientRegistration registration;

  Provider(OidcSettings settings, PortalSettings portal) {
    this.settings = settings;
    this.portal = portal.publicUrl().toString().replaceAll("/$", "");
  }

  /** The portal's own address without a slash at its end, as people reach it. */
  String portal() {
    return portal;
  }

  /** How calls to the provider are made: none lasts longer than a few seconds. */
  ClientHttpRequestFactory calls() {
    return calls;
  }

  /**
   * The portal as a client of the provider, with the provider's addresses.
   *
   * @throws ProviderUnavailable when the provider cannot be reached or describes another issuer
   */
  ClientRegistration registration() {
    if (registration == null) {
      registration = discover();
    }
    return registration;
  }

  /** Where the browser ends its session at the provider; empty when the provider has no such. */
  Optional<URI> endSession() {
    Object address =
        registration().getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
    return Optional.ofNullable(address).map(text -> URI.create(text.toString()));
  }

  private ClientRegistration discover() {
    Map<String, Object> described = describe();
    if (!settings.issuer().toString().equals(described.get("issuer"))) {
      throw new ProviderUnavailable(
          "The identity provider calls itself "
              + described.get("issuer")
              + ", launchdesk.oidc.issuer says "
              + settings.issuer());
    }
    boolean open = settings.clientSecret().isEmpty();
    var client =
        ClientRegistrations.fromOidcConfiguration(described)
            .registrationId(REGISTRATION)
            .clientId(settings.clientId())
            .clientSecret(settings.clientSecret())
            .redirectUri(portal + "/login/oauth2/code/" + REGISTRATION)
            .scope(settings.scopes());
    return (open ? client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE) : client)
        .build();
  }

  private Map<String, Object> describe() {
    String base =
        settings.discovery() == null
            ? settings.issuer().toString()
            : settings.discovery().toString();
    String address = base.endsWith(WELL_KNOWN) ? base : base.replaceAll("/$", "") + WELL_KNOWN;
    try {
      Map<String, Object> described =
          RestClient.builder()
              .requestFactory(calls)
              .build()
              .get()
              .uri(address)
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
      return described == null ? Map.of() : described;
    } catch (RestClientException e) {
      throw new ProviderUnavailable("The identity provider cannot be reached at " + address, e);
    }
  }
}
