package io.launchdesk.portal.provider;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * The identity provider, prefix {@code launchdesk.oidc}. Without an issuer there is none, and
 * people sign in with accounts of Launchdesk.
 *
 * @param issuer as the provider names itself in its tokens; null for none
 * @param discovery where the provider's configuration is read, for a portal that reaches it by
 *     another address than browsers do; null for the issuer's own address
 * @param name what the button on the sign-in page calls the provider
 * @param clientId of the portal at the provider
 * @param clientSecret empty for a public client; PKCE is used in both cases
 * @param scopes that are asked for
 * @param audience that a bearer token must be for; not the client id, so that an ID token is no key
 *     to the API
 * @param algorithm with which the provider signs; no other is taken
 * @param claims where the claims say what
 * @param roles {@code value=role} pairs, e.g. {@code mkt-leads=approver}; when empty, claims carry
 *     the roles' own names
 * @param groups {@code value=group} pairs; when empty, claims carry the groups' own names
 * @param linkExisting whether a subject who signs in for the first time takes over the account that
 *     has its username; otherwise that sign-in is refused
 * @param localAccounts usernames that may still sign in with a password, for the day on which the
 *     provider does not work
 */
@ConfigurationProperties("launchdesk.oidc")
public record OidcSettings(
    URI issuer,
    URI discovery,
    @DefaultValue("Single sign-on") String name,
    @DefaultValue("launchdesk") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
    @DefaultValue("launchdesk-api") String audience,
    @DefaultValue("RS256") SignatureAlgorithm algorithm,
    @DefaultValue Claims claims,
    @DefaultValue List<String> roles,
    @DefaultValue List<String> groups,
    @DefaultValue("false") boolean linkExisting,
    @DefaultValue Set<String> localAccounts) {

  /**
   * Names of claims, with dots into objects, e.g. {@code realm_access.roles}. What has no name is
   * not read, and stays as it is kept in Launchdesk.
   */
  public record Claims(
      @DefaultValue("preferred_username") String username,
      @DefaultValue("roles") String roles,
      @DefaultValue("groups") String groups,
      @DefaultValue("team") String team,
      @DefaultValue("region") String region,
      @DefaultValue("skills") String skills) {}

  public OidcSettings {
    issuer = orNull(issuer);
    discovery = orNull(discovery);
  }

  /** Whether an identity provider is configured. */
  public boolean enabled() {
    return issuer != null;
  }

  /** Whether anybody can sign in with a password. */
  public boolean anyPassword() {
    return !enabled() || !localAccounts.isEmpty();
  }

  /** Whether this name may sign in with a password, if it has one. */
  public boolean allowsPassword(String username) {
    return !enabled() || localAccounts.contains(username);
  }

  /** A variable that is set to nothing is not set. */
  private static URI orNull(URI address) {
    return address == null || address.toString().isBlank() ? null : address;
  }

  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + clientId + "]";
  }
}
