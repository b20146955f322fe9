package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.brief.BriefProblem;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.brief.BriefRepository.NewVersion;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.workers.Mails;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NotificationWorkersTest extends WorkersTestBase {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @Autowired private Notifier notifier;
  @Autowired private Plan plan;
  @Autowired private BriefRepository briefs;
  @Autowired private RequestWords requests;
  @Autowired private RecipientRepository recipients;

  @Test
  void shouldMailTheRequesterWhenNotified() throws MessagingException, IOException {
    // given a title that could break a mail's head or a template
    String request = given.request("other", "Rätsel {link}\r\nBcc: all@example.org");

    // when
    notify("request-delivered", "requester", request);

    // then
    MimeMessage mail = mailsAbout(request, 1).getFirst();
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("Ann <ann@example.org>");
    assertThat(mail.getSubject())
        .isEqualTo(request + ": \"Rätsel {link} Bcc: all@example.org\" is delivered");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(Mails.text(mail)).contains("Hello Ann", "/requests/" + request, "Rätsel {link}");
  }

  @Test
  void shouldSayWhatChangedToThoseInvolved() throws MessagingException, IOException {
    // given the team, and a producer of an unfinished piece
    given.member("tea", "brief-team");
    given.person("pia");
    String request = given.request("other", "Changed brief");
    jdbc.sql("update desk.request set assigned_team = 'brief-team' where id = ?")
        .param(request)
        .update();
    jdbc.sql(
            """
            insert into desk.deliverable (id, request_id, kind, title, language, skill, effort_hours, producer, state, created_at)
            values (? || '-D1', ?, 'email', 'Mail', 'en', 'copy', 1, 'pia', 'in-production', now())
            """)
        .params(request, request)
        .update();
    briefs.append(
        new NewVersion(
            request, 1, Map.of("budget", 20), List.of("budget"), "ann", "It got dearer.", NOW));

    // when
    engine.run(
        JobTypes.NOTIFY_PERSON,
        Map.of("event", "brief-changed", "audience", "involved"),
        Map.of("requestId", request, "changedVersion", 2));

    // then
    List<MimeMessage> mails = mailsAbout(request, 2);
    assertThat(mails)
        .extracting(mail -> mail.getAllRecipients()[0].toString())
        .containsExactlyInAnyOrder("Tea <tea@example.org>", "Pia <pia@example.org>");
    assertThat(Mails.text(mails.getFirst()))
        .contains("Ann has changed the brief", ": – → 20", "Reason: It got dearer.");
  }

  @Test
  void shouldTellEachMemberOnceWhenToldAtOnce() {
    // given
    given.member("gus", "guild");
    given.member("gil", "guild");
    String request = given.request("other", "Guild");
    var order =
        new Notifier.Order(
            "once:" + request,
            plan.of("request-withdrawn", "team"),
            requests.about(briefs.find(request).orElseThrow()),
            Map.of());

    // when
    AtOnce.run(
        4,
        () -> {
          notifier.tell(order, recipients.members("guild"));
          return true;
        });

    // then
    assertThat(count("select count(*) from desk.notification where request_id = ?", request))
        .isEqualTo(2);
    mailsAbout(request, 2);
  }

  @Test
  void shouldLoseNoMailWhenTheServerIsAway() {
    // given
    String request = given.request("other", "Outage");
    TestWorld.mails().stop();
    try {
      // when
      notify("request-delivered", "requester", request);
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          count(
                              """
                              select count(*) from desk.notification
                               where request_id = ? and mailed_at is null and attempts > 0 and last_error is not null
                              """,
                              request))
                      .isEqualTo(1));
    } finally {
      TestWorld.mails().startAgain();
    }

    // then it comes once the pause is over
    jdbc.sql("update desk.notification set next_attempt_at = now() where mailed_at is null")
        .update();
    assertThat(mailsAbout(request, 1))
        .allSatisfy(
            mail ->
                assertThat(mail.getMessageID())
                    .matches("<" + request + "\\.\\d+@launchdesk\\.localhost>"));
  }

  @Test
  void shouldTellTheDeskWhenThereIsNoTeamYet() {
    // given
    given.member("ida", "intake-desk");
    String request = given.request("other", "No team");

    // when
    notify("request-withdrawn", "team", request);

    // then
    assertThat(recipientsOf(request)).contains("ida");
  }

  @Test
  void shouldTakeTheVariableWhenTheHeaderNamesNobody() {
    // given
    given.member("vic", "variables");
    String request = given.request("other", "Variable");

    // when
    engine.run(
        JobTypes.NOTIFY_PERSON,
        Map.of("event", "request-accepted"),
        Map.of("requestId", request, "audience", "variables"));

    // then
    assertThat(recipientsOf(request)).containsExactly("vic");
  }

  @Test
  void shouldSayWhatToCorrectWhenThePlanHasNoSuchEvent() {
    String request = given.request("other", "Template");
    assertThat(
            engine.incidentOf(
                JobTypes.NOTIFY_PERSON,
                Map.of("event", "no-such", "audience", "requester"),
                Map.of("requestId", request)))
        .matches(
            "Communication plan, version \\d+: no row fits the event 'no-such' to 'requester'; add one, .+");
  }

  @Test
  void shouldTellWhatIsMissingWhenTheBriefIsIncomplete() {
    // given
    String request = given.request("other", "Incomplete");
    briefs.replaceProblems(request, 1, List.of(new BriefProblem("goal", "Goal: say why.")));

    // when
    notify("brief-incomplete", "requester", request);

    // then
    assertThat(
            jdbc.sql("select body from desk.notification where request_id = ?")
                .param(request)
                .query(String.class)
                .single())
        .contains("- Goal: say why.");
  }

  private void notify(String template, String audience, String request) {
    engine.run(
        JobTypes.NOTIFY_PERSON,
        Map.of("event", template, "audience", audience),
        Map.of("requestId", request));
  }

  private List<String> recipientsOf(String request) {
    return jdbc.sql("select recipient from desk.notification where request_id = ?")
        .param(request)
        .query(String.class)
        .list();
  }

  private static List<MimeMessage> mailsAbout(String request, int count) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                TestWorld.mails().taken().stream().filter(mail -> isAbout(mail, request)).toList(),
            mails -> mails.size() == count);
  }

  private static boolean isAbout(MimeMessage mail, String request) {
    try {
      String[] header = mail.getHeader("X-Launchdesk-Request");
      return header != null && header[0].equals(request);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
