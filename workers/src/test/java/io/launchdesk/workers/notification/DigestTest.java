package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.notification.Channels;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.MailMode;
import io.launchdesk.core.notification.MailTimes;
import io.launchdesk.core.notification.QuietTimes;
import io.launchdesk.core.notification.TellingRules;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.notification.PreferenceRepository;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.workers.Mails;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DigestTest extends WorkersTestBase {
  @Autowired private Notifier notifier;
  @Autowired private Plan plan;
  @Autowired private BriefRepository briefs;
  @Autowired private RequestWords requests;
  @Autowired private RecipientRepository recipients;
  @Autowired private PreferenceRepository preferences;

  @Test
  void shouldMailAllThatWaitedAsOneWhenTheHourHasCome() throws MessagingException, IOException {
    // given two things that wait for the digest
    String person = given.person("dora");
    String first = told(person, "request-accepted", "First of two");
    String second = told(person, "approval-granted", "Second of two");
    assertThat(mailsTo(person)).isEmpty();

    // when
    makeDue(person);

    // then
    MimeMessage mail = await().until(() -> mailsTo(person), mails -> mails.size() == 1).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Launchdesk: your summary (2)");
    assertThat(mail.getMessageID()).matches("<digest\\.\\d+@launchdesk\\.localhost>");
    assertThat(mail.getHeader("X-Launchdesk-Request")).isNull();
    assertThat(Mails.text(mail))
        .contains(
            first + ": \"First of two\" is accepted",
            "/requests/" + second,
            "Hello Dora",
            "/notifications");
    await().until(() -> unmailed(person) == 0);
  }

  @Test
  void shouldSendNoSecondDigestOnTheSameDay() {
    // given
    String person = given.person("dana");
    told(person, "request-accepted", "In the digest");
    makeDue(person);
    await().until(() -> mailsTo(person).size() == 1);

    // when
    told(person, "request-accepted", "After the digest");
    makeDue(person);

    // then it waits for the next
    await()
        .until(
            () ->
                count(
                        """
                        select count(*) from desk.notification
                         where recipient = ? and digest_id is null and mail = 'digest' and next_attempt_at > now()
                        """,
                        person)
                    == 1);
    assertThat(mailsTo(person)).hasSize(1);
  }

  @Test
  void shouldSendTheSameDigestOnceWhenTheServerWasAway() throws MessagingException {
    // given
    String person = given.person("drew");
    told(person, "request-accepted", "Digest in an outage");
    TestWorld.mails().stop();
    String before;
    try {
      makeDue(person);
      await()
          .until(
              () ->
                  count(
                          """
                          select count(*) from desk.notification
                           where recipient = ? and template = 'digest' and attempts > 0 and mailed_at is null
                          """,
                          person)
                      == 1);
      before = digestId(person);
    } finally {
      TestWorld.mails().startAgain();
    }

    // when
    jdbc.sql("update desk.notification set next_attempt_at = now() where template = 'digest'")
        .update();

    // then
    MimeMessage mail = await().until(() -> mailsTo(person), mails -> mails.size() == 1).getFirst();
    assertThat(mail.getMessageID()).isEqualTo("<digest." + before + "@launchdesk.localhost>");
    assertThat(digestId(person)).isEqualTo(before);
  }

  @Test
  void shouldWaitForTheEndOfQuietHoursUnlessSomethingIsLate() throws MessagingException {
    // given somebody for whom it is quiet now, and for some hours
    String person = given.person("quinn");
    LocalTime now = LocalTime.now(ZoneOffset.UTC);
    choose(
        person,
        Map.of(),
        new QuietTimes(now.minusHours(2).withSecond(0), now.plusHours(3).withSecond(0), Set.of()));

    // when
    told(person, "request-delivered", "Can wait");
    told(person, "task-escalated", "Cannot wait");

    // then
    MimeMessage mail = await().until(() -> mailsTo(person), mails -> mails.size() == 1).getFirst();
    assertThat(mail.getSubject()).contains("is late");

    // and also when the time to try again falls into them
    jdbc.sql("update desk.notification set next_attempt_at = now() where recipient = ?")
        .param(person)
        .update();
    await()
        .until(
            () ->
                count(
                        """
                        select count(*) from desk.notification
                         where recipient = ? and mailed_at is null and next_attempt_at > now() + interval '2 hours'
                        """,
                        person)
                    == 1);
    assertThat(mailsTo(person)).hasSize(1);
  }

  @Test
  void shouldTellWhereThePersonWantsIt() {
    // given
    String person = given.person("olga");
    choose(
        person,
        Map.of(EventKind.REQUEST_DELIVERED, new Channels(true, MailMode.OFF)),
        QuietTimes.NONE);

    // when
    told(person, "request-delivered", "In the portal alone");
    String by = told(person, "request-rejected", "As usual");

    // then the later one is mailed, the earlier one is not
    await().until(() -> mailsTo(person).size() == 1);
    assertThat(mailsTo(person)).allSatisfy(mail -> assertThat(mail.getSubject()).contains(by));
    assertThat(
            jdbc.sql(
                    "select in_portal || ' ' || mail from desk.notification where recipient = ? order by id")
                .param(person)
                .query(String.class)
                .list())
        .containsExactly("true off", "true at-once");
  }

  @Test
  void shouldWordWhatAPortalTold() throws MessagingException, IOException {
    // given
    String person = given.person("mona");
    String request = given.request("other", "Mentioned");

    // when
    jdbc.sql(
            """
            insert into desk.notification (effect_key, topic_kind, topic_key, recipient, template, facts, in_portal, mail,
                                           created_at, next_attempt_at)
            values ('mention:1:mona', 'request', ?, ?, 'mention',
                    '{"title": "Mentioned", "author": "Ann", "text": "@mona {link} please"}', true, 'at-once', now(),
                    now())
            """)
        .params(request, person)
        .update();

    // then
    MimeMessage mail = await().until(() -> mailsTo(person), mails -> mails.size() == 1).getFirst();
    assertThat(mail.getSubject()).isEqualTo(request + ": Ann mentioned you on \"Mentioned\"");
    assertThat(Mails.text(mail))
        .contains("Hello Mona", "@mona {link} please", "/requests/" + request, "/settings");
  }

  @Test
  void shouldMailWhatIsAboutNoRequest() throws MessagingException, IOException {
    // given
    String person = given.person("moss");
    String reader = given.person("myra");

    // when one is told by mail, another in the digest
    mentionedOnAChange(person, "at-once");
    mentionedOnAChange(reader, "digest");

    // then
    MimeMessage mail = await().until(() -> mailsTo(person), mails -> mails.size() == 1).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Change 12: Ann mentioned you on \"Faster approval\"");
    assertThat(mail.getHeader("X-Launchdesk-Change")).containsExactly("12");
    assertThat(Mails.text(mail)).contains("/change-notes/12");
    MimeMessage digest =
        await().until(() -> mailsTo(reader), mails -> mails.size() == 1).getFirst();
    assertThat(Mails.text(digest))
        .contains("Change 12: Ann mentioned you on \"Faster approval\"", "/change-notes/12");
  }

  private void mentionedOnAChange(String person, String mail) {
    jdbc.sql(
            """
            insert into desk.notification (effect_key, topic_kind, topic_key, recipient, template, facts, in_portal, mail,
                                           created_at, next_attempt_at)
            values (?, 'change', '12', ?, 'mention',
                    '{"title": "Faster approval", "author": "Ann", "text": "please"}', true, ?, now(), now())
            """)
        .params("mention:12:" + person, person, mail)
        .update();
  }

  @Test
  void shouldKeepNobodyWaitingForWhatCannotBeWorded() {
    // given a mail and an entry of a digest whose words are not there
    String person = given.person("nell");
    String reader = given.person("nick");
    String request = given.request("other", "Without words");
    unworded(person, request, "at-once");
    unworded(reader, request, "digest");

    // when another mail and another's digest are due later
    String other = given.person("nora");
    told(other, "request-delivered", "With words");
    String late = given.person("nate");
    told(late, "request-accepted", "In a digest");
    makeDue(late);

    // then
    await().until(() -> mailsTo(other).size() == 1 && mailsTo(late).size() == 1);
    for (String one : List.of(person, reader)) {
      await().until(() -> error(one) != null);
      assertThat(error(one)).startsWith("There is no mail template 'no-such'");
    }
    assertThat(unmailed(person)).isEqualTo(1);
  }

  private void unworded(String person, String request, String mail) {
    jdbc.sql(
            """
            insert into desk.notification (effect_key, topic_kind, topic_key, recipient, template, facts, in_portal, mail,
                                           created_at, next_attempt_at)
            values (?, 'request', ?, ?, 'no-such', '{"title": "Without words"}', false, ?, now(), now() - interval '1 hour')
            """)
        .params("unworded:" + person, request, person, mail)
        .update();
  }

  private String error(String person) {
    return jdbc.sql("select last_error from desk.notification where recipient = ?")
        .param(person)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private void choose(String person, Map<EventKind, Channels> channels, QuietTimes quiet) {
    preferences.save(
        person,
        new TellingRules(channels, new MailTimes(ZoneOffset.UTC, MailTimes.USUAL_DIGEST, quiet)));
  }

  private String told(String person, String event, String title) {
    String audience = event.startsWith("task-") ? "manager" : "requester";
    String request = given.request("other", title);
    notifier.tell(
        new Notifier.Order(
            event + ":" + request,
            plan.of(event, audience),
            requests.about(briefs.find(request).orElseThrow()),
            Map.of()),
        recipients.person(person));
    return request;
  }

  private void makeDue(String person) {
    jdbc.sql(
            """
            update desk.notification set next_attempt_at = now() - interval '1 minute'
             where recipient = ? and mail = 'digest' and digest_id is null
            """)
        .param(person)
        .update();
  }

  private long unmailed(String person) {
    return count(
        "select count(*) from desk.notification where recipient = ? and mailed_at is null", person);
  }

  private String digestId(String person) {
    return jdbc.sql(
            "select id::text from desk.notification where recipient = ? and template = 'digest'")
        .param(person)
        .query(String.class)
        .single();
  }

  private static List<MimeMessage> mailsTo(String person) {
    return TestWorld.mails().taken().stream().filter(mail -> isTo(mail, person)).toList();
  }

  private static boolean isTo(MimeMessage mail, String person) {
    try {
      return mail.getAllRecipients()[0].toString().contains("<" + person + "@example.org>");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
