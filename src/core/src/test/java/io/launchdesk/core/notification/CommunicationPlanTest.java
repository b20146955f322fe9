package io.launchdesk.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that comes with Launchdesk, and what is said of a faulty one. */
class CommunicationPlanTest {
  private static final Path FILE = Path.of("..", "..", "processes", "communicationPlan.dmn");

  @Test
  void shouldFitAllThatIsTold() {
    assertThat(shipped().problems(EventKind::hasTemplate)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "approval-waiting, candidates, 1,  PORTAL MAIL CHAT, AT_ONCE",
    "task-waiting,     candidates, 3,  MAIL CHAT,        DIGEST",
    "task-reminder,    holder,     4,  PORTAL MAIL,      AT_ONCE",
    "task-escalated,   manager,    6,  PORTAL MAIL CHAT, AT_ONCE",
    "request-launched, requester,  11, PORTAL MAIL CHAT, DIGEST",
    "request-accepted, legal,      11, PORTAL MAIL CHAT, DIGEST",
    "request-rejected, requester,  13, PORTAL MAIL CHAT, AT_ONCE",
    "agreement-asked,  party,      19, PORTAL MAIL,      AT_ONCE",
    "agreement-ended,  party,      19, PORTAL MAIL,      AT_ONCE",
    "answer-late,      holder,     20, PORTAL MAIL,      AT_ONCE",
  })
  void shouldSayWhatTheRowSays(
      String event, String audience, int row, String channels, MailMode mail) {
    PlanRule rule = shipped().of(event, audience, EventKind::hasTemplate);

    assertThat(rule.row()).isEqualTo(row);
    assertThat(rule.id()).isEqualTo("Rule_communicationPlan_" + row);
    assertThat(rule.channels())
        .extracting(Enum::name)
        .containsExactlyInAnyOrder(channels.split(" "));
    assertThat(rule.mail()).isEqualTo(mail);
    assertThat(rule.template()).isEqualTo(event);
    assertThat(rule.delay()).isZero();
  }

  @Test
  void shouldTakeWhatAnOwnerWrites() {
    PlanRule rule =
        changed("<text>0</text>", "<text>90</text>")
            .of("request-delivered", PlanAudience.REQUESTER, EventKind::hasTemplate);
    assertThat(rule.delay()).isEqualTo(Duration.ofMinutes(90));

    assertThat(
            changed("<text>[\"portal\", \"mail\"]</text>", "<text>[]</text>")
                .of("mention", PlanAudience.MENTIONED, EventKind::hasTemplate)
                .channels())
        .isEqualTo(Set.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"portal\", \"mail\"] | [\"portal\", \"pager\"] | row 9 (Rule_communicationPlan_9): 'channels' may name portal, mail, chat only; it is 'pager'",
        "[\"portal\", \"mail\"] | \"portal\" | row 9 (Rule_communicationPlan_9): 'channels' must be a list such as [\"portal\", \"mail\", \"chat\"]; it is 'portal'",
        "\"at-once\" | \"none\" | row 9 (Rule_communicationPlan_9): 'digest' must be \"at-once\" or \"digest\" when 'channels' has \"mail\"; it is 'none'",
        "\"at-once\" | \"weekly\" | row 9 (Rule_communicationPlan_9): 'digest' must be \"at-once\", \"digest\" or \"none\"; it is 'weekly'",
        "event | \"no-such\" | row 9 (Rule_communicationPlan_9): there is no mail template 'no-such'",
        "0 | -5 | row 9 (Rule_communicationPlan_9): 'delayMinutes' must be a number from 0 to 43200; it is '-5'",
        "0 | \"soon\" | row 9 (Rule_communicationPlan_9): 'delayMinutes' must be a number from 0 to 43200; it is 'soon'",
      })
  void shouldNameTheRowAtFault(String old, String text, String problem) {
    CommunicationPlan plan =
        changed(
            "<text>" + old + "</text>\n        </outputEntry>",
            "<text>" + text + "</text>\n        </outputEntry>");

    assertThatThrownBy(() -> plan.of("mention", PlanAudience.MENTIONED, EventKind::hasTemplate))
        .isInstanceOf(PlanFault.class)
        .hasMessage(problem);
    assertThat(plan.problems(EventKind::hasTemplate)).contains(problem);
  }

  @Test
  void shouldSayThatNoRowFits() {
    CommunicationPlan plan = changed("<text>\"mention\"</text>", "<text>\"shout\"</text>");

    assertThat(plan.problems(EventKind::hasTemplate))
        .containsExactly(
            "no row fits the event 'mention' to 'mentioned'; add one, with [] as its channels when nobody is to be told");
  }

  @Test
  void shouldNameTheRowWithoutATemplate() {
    String before = "<outputEntry id=\"OutputEntry_communicationPlan_9_2\">\n          <text>";
    CommunicationPlan plan = changed(before + "event</text>", before + "null</text>");

    assertThatThrownBy(() -> plan.of("mention", PlanAudience.MENTIONED, EventKind::hasTemplate))
        .hasMessage(
            "row 9 (Rule_communicationPlan_9): 'template' must name a mail template; it is empty");
  }

  @Test
  void shouldRefuseWhatIsNoTable() {
    assertThatThrownBy(() -> CommunicationPlan.read("<definitions/>"))
        .isInstanceOf(PlanFault.class)
        .hasMessageStartingWith("it cannot be read: ");
  }

  @Test
  void shouldSayHowMuchOfAKindThereIs() {
    CommunicationPlan plan = shipped();

    assertThat(plan.most(EventKind.REQUEST_PROGRESS))
        .isEqualTo(new Channels(true, MailMode.DIGEST));
    assertThat(plan.most(EventKind.TASK_WAITING)).isEqualTo(new Channels(false, MailMode.DIGEST));
    assertThat(plan.most(EventKind.LATE)).isEqualTo(new Channels(true, MailMode.AT_ONCE));
  }

  @Test
  void shouldLimitNoKindWhoseRowsAreAtFault() {
    CommunicationPlan plan = changed("<text>\"mention\"</text>", "<text>\"shout\"</text>");

    assertThat(plan.most(EventKind.MENTION)).isEqualTo(Channels.ALL);
  }

  private static CommunicationPlan shipped() {
    return CommunicationPlan.read(xml());
  }

  private static CommunicationPlan changed(String old, String text) {
    assertThat(xml()).contains(old);
    return CommunicationPlan.read(xml().replace(old, text));
  }

  private static String xml() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
