package io.launchdesk.portal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.core.identity.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ClaimsReaderTest {
  @Test
  void shouldTakeTheNamesOfRolesAndGroupsWhenNothingIsMapped() {
    // when
    Claimed claimed =
        reader(Map.of())
            .read(
                Map.of(
                    "preferred_username", "Ann.O'Neill@corp.example",
                    "roles", List.of("approver", "offline_access", "approver"),
                    "groups", List.of("/legal", "brand")));

    // then
    assertThat(claimed.username()).contains("ann.o-neill-corp.example");
    assertThat(claimed.roles()).containsExactly(Role.APPROVER);
    assertThat(claimed.groups()).containsExactly("brand", "legal");
  }

  @Test
  void shouldCountOnlyWhatIsListedWhenRolesAreMapped() {
    // when
    Claimed claimed =
        reader(
                Map.of(
                    "claims.roles", "realm_access.roles",
                    "roles", "mkt=leads=approver, mkt-ops=process-owner,mkt-ops=analyst"))
            .read(
                Map.of(
                    "realm_access", Map.of("roles", List.of("mkt=leads", "mkt-ops", "admin", 7))));

    // then
    assertThat(claimed.roles())
        .containsExactlyInAnyOrder(Role.APPROVER, Role.PROCESS_OWNER, Role.ANALYST);
  }

  @Test
  void shouldFindAClaimWhenItsNameHasDots() {
    // when
    Claimed claimed =
        reader(Map.of("claims.team", "https://corp.example/team"))
            .read(Map.of("https://corp.example/team", "web"));

    // then
    assertThat(claimed.team()).contains("web");
  }

  @Test
  void shouldLoseWhatTheClaimsDoNotSayAndKeepWhatIsNotRead() {
    // given
    var before =
        reader(Map.of())
            .read(Map.of("team", "web", "groups", List.of("web-team"), "skills", List.of("data")))
            .asNew("ann");

    // when
    var after = reader(Map.of("claims.skills", "")).read(Map.of()).over(before);

    // then
    assertThat(after.groups()).isEmpty();
    assertThat(after.roles()).isEmpty();
    assertThat(after.team()).as("a team of nobody else").isEqualTo("personal/ann");
    assertThat(after.skills()).containsExactly("data");
  }

  @Test
  void shouldFindNoUsernameWhenItCannotBeOne() {
    assertThat(reader(Map.of()).read(Map.of("preferred_username", "…")).username()).isEmpty();
    assertThat(reader(Map.of()).read(Map.of()).username()).isEmpty();
  }

  @Test
  void shouldNotStartWhenAMappingIsWrong() {
    assertThatThrownBy(() -> reader(Map.of("roles", "mkt-leads=aprover")))
        .hasMessageContaining("aprover");
    assertThatThrownBy(() -> reader(Map.of("groups", "mkt-leads")))
        .hasMessageContaining("launchdesk.oidc.groups")
        .hasMessageContaining("mkt-leads");
  }

  static OidcSettings settings(Map<String, String> properties) {
    var source = new MapConfigurationPropertySource();
    properties.forEach((name, value) -> source.put("launchdesk.oidc." + name, value));
    return new Binder(source).bindOrCreate("launchdesk.oidc", OidcSettings.class);
  }

  private static ClaimsReader reader(Map<String, String> properties) {
    return new ClaimsReader(settings(properties));
  }
}
