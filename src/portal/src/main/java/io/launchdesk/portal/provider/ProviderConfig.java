package io.launchdesk.portal.provider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** How ID tokens are checked: as OpenID Connect Core 1.0 says, with one algorithm. */
@Configuration
class ProviderConfig {
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokenDecoders(OidcSettings settings) {
    var decoders = new OidcIdTokenDecoderFactory();
    decoders.setJwsAlgorithmResolver(client -> settings.algorithm());
    return decoders;
  }
}
