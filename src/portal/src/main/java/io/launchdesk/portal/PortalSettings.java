package io.launchdesk.portal;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the portal, prefix {@code launchdesk}.
 *
 * @param demoPeople whether accounts with the public password {@code demo} are created
 * @param publicUrl address under which people reach the portal
 * @param partsUrl where the supervisor tells the state of the other parts; null when nobody does
 * @param initialAdmin account to create while nobody is an admin
 */
@ConfigurationProperties("launchdesk")
public record PortalSettings(
    @DefaultValue("false") boolean demoPeople,
    URI publicUrl,
    URI partsUrl,
    @DefaultValue Limits limits,
    @DefaultValue Relay relay,
    @DefaultValue Reads reads,
    @DefaultValue InitialAdmin initialAdmin) {

  /**
   * @param body the largest request body that is read
   * @param pageSize the most items that one page of a list holds
   */
  public record Limits(@DefaultValue("2MB") DataSize body, @DefaultValue("100") int pageSize) {}

  /**
   * @param messageTtl how long the engine keeps a message that nobody waits for, and refuses a
   *     second one with the same id
   * @param poll how often the outbox is looked at when nobody called
   * @param lease how long a claimed command is left to the portal that claimed it
   */
  public record Relay(
      @DefaultValue("24h") Duration messageTtl,
      @DefaultValue("500ms") Duration poll,
      @DefaultValue("30s") Duration lease) {}

  /**
   * @param patience how long a command waits until the read model shows what it did
   */
  public record Reads(@DefaultValue("1s") Duration patience) {}

  /** An account to create; nothing is created while the password is empty. */
  public record InitialAdmin(
      @DefaultValue("admin") String username,
      @DefaultValue("") String password,
      @DefaultValue("admin@localhost") String email) {
    @Override
    public String toString() {
      return "InitialAdmin[" + username + "]";
    }
  }
}
