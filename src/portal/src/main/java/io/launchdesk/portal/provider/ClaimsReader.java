package io.launchdesk.portal.provider;

import io.launchdesk.core.identity.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.stereotype.Component;

/** Reads from an identity provider's claims what is known of a person here. */
@Component
class ClaimsReader {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::slug).collect(Collectors.toUnmodifiableSet());

  private final OidcSettings.Claims names;
  private final ValueMap roles;
  private final ValueMap groups;

  /**
   * @throws IllegalArgumentException when a mapping cannot be read or names a role that is not
   */
  ClaimsReader(OidcSettings settings) {
    this.names = settings.claims();
    this.roles = new ValueMap("launchdesk.oidc.roles", settings.roles());
    this.groups = new ValueMap("launchdesk.oidc.groups", settings.groups());
    roles.names().forEach(Role::of);
  }

  /** What these claims say. */
  Claimed read(Map<String, Object> claims) {
    return new Claimed(
        username(claims),
        text(claims, StandardClaimNames.NAME),
        text(claims, StandardClaimNames.EMAIL),
        names.team().isEmpty() ? null : text(claims, names.team()),
        names.region().isEmpty() ? null : text(claims, names.region()),
        names.roles().isEmpty() ? null : roles(claims),
        names.groups().isEmpty() ? null : groups.of(withoutPath(values(claims, names.groups()))),
        names.skills().isEmpty()
            ? null
            : values(claims, names.skills()).stream().distinct().sorted().toList());
  }

  private Optional<String> username(Map<String, Object> claims) {
    return text(claims, names.username())
        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "-"))
        .filter(name -> USERNAME.matcher(name).matches());
  }

  private Set<Role> roles(Map<String, Object> claims) {
    return roles.of(values(claims, names.roles())).stream()
        .filter(ROLES::contains)
        .map(Role::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Keycloak writes groups as paths when it is not told otherwise. */
  private static List<String> withoutPath(List<String> groups) {
    return groups.stream()
        .map(group -> group.startsWith("/") ? group.substring(1) : group)
        .toList();
  }

  private static Optional<String> text(Map<String, Object> claims, String path) {
    return values(claims, path).stream().findFirst();
  }

  private static List<String> values(Map<String, Object> claims, String path) {
    Object found = claims.get(path);
    Object inner = claims;
    for (String step : path.split("\\.")) {
      inner = inner instanceof Map<?, ?> object ? object.get(step) : null;
    }
    Object value = found == null ? inner : found;
    Collection<?> all = value instanceof Collection<?> many ? many : Arrays.asList(value);
    return all.stream()
        .filter(String.class::isInstance)
        .map(one -> ((String) one).strip())
        .filter(one -> !one.isEmpty())
        .toList();
  }
}
