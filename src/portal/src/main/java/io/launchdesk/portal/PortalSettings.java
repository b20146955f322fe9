package io.launchdesk.portal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the portal, prefix {@code launchdesk}.
 *
 * @param demoPeople whether accounts with the public password {@code demo} are created
 * @param publicUrl address under which people reach the portal
 * @param partsUrl where the supervisor tells the state of the other parts; null when nobody does
 * @param secondFactorRoles roles whose people need a second factor beside a password
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
    @DefaultValue Live live,
    @DefaultValue Files files,
    @DefaultValue MailLinks mailLinks,
    @DefaultValue List<String> secondFactorRoles,
    @DefaultValue InitialAdmin initialAdmin) {

  /**
   * @param body the largest request body that is read
   * @param pageSize the most items that one page of a list holds
   * @param depth how deep objects and lists of a JSON body may lie in each other
   */
  public record Limits(
      @DefaultValue("2MB") DataSize body,
      @DefaultValue("100") int pageSize,
      @DefaultValue("64") int depth) {}

  /**
   * @param messageTtl how long the engine keeps a message that nobody waits for, and refuses a
   *     second one with the same id
   * @param clockTtl the same for what the process of an SLA clock is told, which reads the clock
   *     itself whenever it looks; longer than workers go on telling the outcome of a job
   * @param poll how often the outbox is looked at when nobody called
   * @param lease how long a claimed command is left to the portal that claimed it
   */
  public record Relay(
      @DefaultValue("24h") Duration messageTtl,
      @DefaultValue("10m") Duration clockTtl,
      @DefaultValue("500ms") Duration poll,
      @DefaultValue("30s") Duration lease) {}

  /**
   * @param patience how long a command waits until the read model shows what it did
   */
  public record Reads(@DefaultValue("1s") Duration patience) {}

  /**
   * @param gather how long at least passes before browsers are told of changes again
   * @param heartbeat how often a stream is written to when nothing changes
   * @param streamsPerPerson how many streams one person may keep open on this portal
   */
  public record Live(
      @DefaultValue("50ms") Duration gather,
      @DefaultValue("20s") Duration heartbeat,
      @DefaultValue("12") int streamsPerPerson) {}

  /**
   * @param folder where the bytes of files lie; shared by all portals
   * @param most the largest file that is taken
   */
  public record Files(
      @DefaultValue("data/files") Path folder, @DefaultValue("100MB") DataSize most) {}

  /**
   * @param signIn whether who answers a task by a link of a mail must sign in; otherwise the link
   *     itself is the permission, for that one answer
   */
  public record MailLinks(@DefaultValue("true") boolean signIn) {}

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
