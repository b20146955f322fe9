package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.Json;
import io.launchdesk.store.notification.KeptNews;
import io.launchdesk.store.notification.Webhook;
import io.launchdesk.store.notification.WebhookRepository;
import io.launchdesk.workers.Mails;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import io.launchdesk.workers.webhook.ChatServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What is told of a confidential request reaches who may see it, and no channel (ADR 0041). Each
 * test tells of an open request by the same way afterwards: when that has come, what was kept would
 * have come before.
 */
class ConfidentialNewsTest extends WorkersTestBase {
  private static final AtomicLong KEYS = new AtomicLong(9_100_000);

  /** Of its own: others' tests are at other places of their logs. */
  private static final int PARTITION = 7;

  @Autowired private WebhookRepository webhooks;
  @Autowired private KeptNews kept;
  @Autowired private TransactionOperations transactions;

  private final ChatServer chat = new ChatServer();
  private String group;
  private String outsider;
  private String named;
  private String secret;

  @BeforeEach
  void aTeamThatOnlyOneIsNamedOf() {
    group = "kept-" + KEYS.incrementAndGet();
    outsider = member("out");
    named = member("in");
    secret = request("Nightingale", true);
    name(secret, named);
    for (String format : List.of("slack", "teams")) {
      listen(format, "group:" + group);
      listen(format, "team:web");
    }
  }

  @AfterEach
  void stop() {
    chat.close();
    webhooks.all().forEach(webhook -> webhooks.end(webhook.id(), Instant.now()));
  }

  @ParameterizedTest
  @CsvSource({
    "request-delivered, team",
    "request-withdrawn, involved",
    "brief-changed, involved",
    "changes-requested, team",
    "request-cancelled, involved",
    "request-rejected, team"
  })
  void shouldTellThoseAloneWhoMaySeeItAndNoChannel(String event, String audience) {
    // when
    notify(event, audience, secret);
    String open = request("Sparrow", false);
    notify(event, audience, open);

    // then
    await().until(() -> mailsTo(outsider).size() == 1 && mailsTo(named).size() == 2);
    await().until(() -> chat.taken().size() == 2);
    assertThat(said(mailsTo(outsider))).contains(open).doesNotContain(secret, "Nightingale");
    assertThat(said(mailsTo(named))).contains(open, secret, "Nightingale");
    assertThat(chat.taken().toString()).contains(open).doesNotContain(secret, "Nightingale");
    assertThat(rows(secret, outsider)).isZero();
    assertThat(rows(secret, named)).isEqualTo(1);
    assertThat(
            count(
                "select count(*) from desk.notification where request_id = ? and webhook_id is not null",
                secret))
        .isZero();
  }

  @Test
  void shouldTellTheRequesterButNotTheChannelOfTheRequestersTeam() {
    // when
    notify("request-delivered", "requester", secret);
    String open = request("Sparrow", false);
    notify("request-delivered", "requester", open);

    // then
    await().until(() -> chat.taken().size() == 2);
    await().untilAsserted(() -> assertThat(said(mailsTo("ann"))).contains(secret, open));
    assertThat(chat.taken().toString()).contains(open).doesNotContain(secret, "Nightingale");
  }

  @Test
  void shouldTellAGroupOfATaskThatItCouldTakeButNotItsChannel() {
    // given
    jdbc.sql(
            """
            insert into engine.exporter_position values (:partition, 1, 1, 1, now() + interval '1 hour', now())
            on conflict (partition_id) do update set record_timestamp = now() + interval '1 hour'
            """)
        .param("partition", PARTITION)
        .update();

    // when
    task(secret);
    String open = request("Sparrow", false);
    task(open);

    // then
    await().until(() -> chat.taken().size() == 2);
    assertThat(chat.taken().toString()).contains(open).doesNotContain(secret, "Nightingale");
    makeDue(outsider);
    await().until(() -> mailsTo(outsider).size() == 1);
    assertThat(said(mailsTo(outsider))).contains(secret, open);
  }

  @Test
  void shouldNotMailWhatWasToldOfATaskThatIsDoneMeanwhile() {
    // given a group that sees the request as long as it could take a task of it
    long task = task(secret);
    waiting(secret, outsider, "at-once", "now() + interval '1 hour'");

    // when
    jdbc.sql("update engine.user_task set state = 'completed' where key = ?").param(task).update();

    // then
    await().until(() -> dropped(secret, outsider) == 1);
    assertThat(mailsTo(outsider)).isEmpty();
  }

  /** Whoever tells it has seen an open request; it is confidential when that is committed. */
  @Test
  void shouldSendNothingThatWasToldAtTheMomentWhenItBecameConfidential() {
    // given
    UUID channel = webhooks.all().getFirst().id();
    String open = request("Sparrow", false);

    // when
    jdbc.sql("update desk.request set confidential = false where id = ?").param(secret).update();
    transactions.executeWithoutResult(
        tx -> {
          waiting(secret, outsider, "at-once", "now() - interval '1 minute'");
          waiting(secret, channel);
          jdbc.sql("update desk.request set confidential = true where id = ?")
              .param(secret)
              .update();
        });
    waiting(open, outsider, "at-once", "now()");
    waiting(open, channel);

    // then
    await().until(() -> mailsTo(outsider).size() == 1 && chat.taken().size() == 1);
    assertThat(said(mailsTo(outsider))).contains("Sparrow").doesNotContain("Nightingale");
    assertThat(chat.taken().toString()).contains("Sparrow").doesNotContain("Nightingale");
    await().until(() -> dropped(secret, outsider) == 1);
  }

  @Test
  void shouldLeaveItOutOfTheDigestOfWhoMayNotSeeIt() {
    // given
    String open = request("Sparrow", false);
    waiting(secret, outsider, "digest", "now() + interval '1 hour'");
    waiting(secret, named, "digest", "now() + interval '1 hour'");
    waiting(open, outsider, "digest", "now() + interval '1 hour'");

    // when
    makeDue(outsider);
    makeDue(named);

    // then
    await().until(() -> mailsTo(outsider).size() == 1 && mailsTo(named).size() == 1);
    assertThat(said(mailsTo(outsider))).contains("Sparrow").doesNotContain("Nightingale", secret);
    assertThat(said(mailsTo(named))).contains("Nightingale");
  }

  @Test
  void shouldWriteADigestAnewThatIsNotSentWhenARequestInItBecomesConfidential() {
    // given a digest that no mail server has taken
    String late = request("Nightingale", false);
    String open = request("Sparrow", false);
    waiting(late, outsider, "digest", "now()");
    waiting(open, outsider, "digest", "now()");
    TestWorld.mails().stop();
    try {
      makeDue(outsider);
      await()
          .until(
              () ->
                  count(
                          """
                          select count(*) from desk.notification
                           where recipient = ? and template = 'digest' and attempts > 0 and body like '%Nightingale%'
                          """,
                          outsider)
                      == 1);

      // when
      jdbc.sql("update desk.request set confidential = true where id = ?").param(late).update();
      kept.drop(late);
    } finally {
      TestWorld.mails().startAgain();
    }

    // then
    await().until(() -> mailsTo(outsider).size() == 1);
    assertThat(said(mailsTo(outsider))).contains("Sparrow").doesNotContain("Nightingale", late);
    assertThat(dropped(late, outsider)).isEqualTo(1);
  }

  @Test
  void shouldNotMailAMentionOfSomebodyWhoMayNotSeeIt() {
    // when a portal has kept mentions that the plan did not decide yet
    for (String person : List.of(outsider, named)) {
      waiting(secret, person, "undecided", "now()");
    }

    // then
    await().until(() -> mailsTo(named).size() == 1 && dropped(secret, outsider) == 1);
    assertThat(mailsTo(outsider)).isEmpty();
  }

  private String member(String who) {
    String person = who + KEYS.incrementAndGet();
    given.member(person, group);
    return person;
  }

  private String request(String title, boolean confidential) {
    String request = given.request("other", title);
    jdbc.sql("update desk.request set confidential = ?, assigned_team = ? where id = ?")
        .params(confidential, group, request)
        .update();
    return request;
  }

  private void name(String request, String person) {
    jdbc.sql("insert into desk.request_reader values (?, ?, 'ann', now())")
        .params(request, person)
        .update();
  }

  private void listen(String format, String audience) {
    webhooks.add(
        new Webhook(
            UUID.randomUUID(),
            format + " of " + audience,
            format,
            chat.channel(format),
            audience,
            List.of(
                "request-delivered",
                "answer-needed",
                "request-stopped",
                "task-waiting",
                "work-changed"),
            "en",
            "UTC",
            true),
        given.person("ann"),
        Instant.now());
  }

  private void notify(String event, String audience, String request) {
    engine.run(
        JobTypes.NOTIFY_PERSON,
        Map.of("event", event, "audience", audience),
        Map.of("requestId", request));
  }

  /** A task that the group could take, as the exporter writes it. */
  private long task(String request) {
    long root = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, started_at, partition_id, position)
            values (:root, 1, 'MarketingRequestProcess', 1, :root, :request, 'active', now(), :partition, 1)
            """)
        .param("root", root)
        .param("request", request)
        .param("partition", PARTITION)
        .update();
    long key = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
              process_definition_key, bpmn_process_id, process_version, element_id, state, candidate_groups, due_at,
              created_at, partition_id, position)
            values (:key, :key, :root, :root, 1, 'P', 1, 'UserTask_CheckFeasibility', 'open', array[:group]::text[],
              now() + interval '2 days', now(), :partition, :key)
            """)
        .param("key", key)
        .param("root", root)
        .param("group", group)
        .param("partition", PARTITION)
        .update();
    return key;
  }

  /** Something that was told of a request before it became confidential, as a portal tells it. */
  private void waiting(String request, String person, String mail, String at) {
    jdbc.sql(
            """
            insert into desk.notification (effect_key, event, audience, topic_kind, topic_key, recipient, template, facts,
                                           in_portal, mail, created_at, next_attempt_at)
            values (:key, 'mention', 'mentioned', 'request', :request, :person, 'mention', cast(:facts as jsonb), false,
                    :mail, now(), %s)
            """
                .formatted(at))
        .param("key", "mention:" + KEYS.incrementAndGet())
        .param("request", request)
        .param("person", person)
        .param("facts", facts(request))
        .param("mail", mail)
        .update();
  }

  private void waiting(String request, UUID channel) {
    jdbc.sql(
            """
            insert into desk.notification (effect_key, topic_kind, topic_key, webhook_id, template, facts, language,
                                           subject, body, in_portal, mail, created_at, next_attempt_at)
            values (:key, 'request', :request, :channel, 'request-withdrawn', cast(:facts as jsonb), 'en', :subject, '',
                    false, 'at-once', now(), now())
            """)
        .param("key", "withdrawn:" + KEYS.incrementAndGet())
        .param("request", request)
        .param("channel", channel)
        .param("facts", facts(request))
        .param("subject", title(request) + " was withdrawn")
        .update();
  }

  private String facts(String request) {
    return Json.write(Map.of("title", title(request), "author", "Ann", "text", "please look"));
  }

  private String title(String request) {
    return jdbc.sql("select title from desk.request where id = ?")
        .param(request)
        .query(String.class)
        .single();
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

  private long rows(String request, String person) {
    return count(
        "select count(*) from desk.notification where request_id = ? and recipient = ?",
        request,
        person);
  }

  /** How many were taken back, with nothing left of what they said. */
  private long dropped(String request, String person) {
    return count(
        """
        select count(*) from desk.notification
         where request_id = ? and recipient = ? and mail = 'off' and dropped_at is not null and facts = '{}'
           and subject is null and body is null and not in_portal
        """,
        request,
        person);
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

  private static String said(List<MimeMessage> mails) {
    return mails.stream().map(ConfidentialNewsTest::said).collect(Collectors.joining("\n"));
  }

  private static String said(MimeMessage mail) {
    try {
      return mail.getSubject() + "\n" + Mails.text(mail) + "\n" + Mails.html(mail);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
