package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.identity.Secret;
import io.launchdesk.store.notification.Webhook;
import io.launchdesk.store.notification.WebhookRepository;
import io.launchdesk.workers.Mails;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks come from the exporter's rows, mails go to a real server. */
class WaitingTasksTest extends WorkersTestBase {
  private static final AtomicLong KEYS = new AtomicLong(7_000_000);
  private static final AtomicLong POSITIONS = new AtomicLong(1_000);
  private static final Pattern LINK =
      Pattern.compile("/a/([\\w-]{32})\\?approvalDecision=([\\w-]+)");

  @Autowired private WebhookRepository webhooks;

  private String request;
  private long root;

  @BeforeEach
  void aRequestInApproval() {
    jdbc.sql(
            """
            insert into engine.exporter_position values (1, 1, 1, 1, now() + interval '1 hour', now())
            on conflict (partition_id) do update set record_timestamp = now() + interval '1 hour'
            """)
        .update();
    request = given.request("other", "Waits for people");
    root = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, started_at, partition_id, position)
            values (?, 1, 'MarketingRequestProcess', 1, ?, ?, 'active', now(), 1, 1)
            """)
        .params(root, root, request)
        .update();
  }

  @Test
  void shouldMailLinksOfTheirOwnToAllWhoCouldApprove() {
    // given
    given.member("lea", "legal-a");
    given.member("leo", "legal-a");

    // when
    long task = new Waits("UserTask_ApproveStep").seat(1, "legal", "Legal").of("legal-a").open();

    // then
    List<MimeMessage> mails = mails(2);
    assertThat(to(mails)).containsExactly("lea@example.org", "leo@example.org");
    Set<String> secrets = new TreeSet<>();
    for (MimeMessage mail : mails) {
      assertThat(Mails.text(mail))
          .contains("Ann asks for", "\"Legal\" waits for you", "/tasks/" + task);
      var found = LINK.matcher(Mails.text(mail)).results().toList();
      assertThat(found)
          .extracting(link -> link.group(2))
          .containsExactly("approve", "request-changes");
      assertThat(LINK.matcher(Mails.html(mail)).results())
          .extracting(link -> link.group())
          .containsExactlyElementsOf(found.stream().map(link -> link.group()).toList());
      assertThat(found).extracting(link -> link.group(1)).containsOnly(found.getFirst().group(1));
      secrets.add(found.getFirst().group(1));
    }
    assertThat(secrets).hasSize(2);
    for (String secret : secrets) {
      assertThat(
              count(
                  """
                  select count(*) from desk.answer_link
                   where digest = ? and task_key = ? and used_at is null
                     and expires_at between now() + interval '6 days' and now() + interval '7 days'
                  """,
                  new Secret(secret).digest(),
                  task))
          .isEqualTo(1);
      assertThat(
              count(
                  "select count(*) from desk.notification n where n::text like ?",
                  "%" + secret + "%"))
          .isZero();
    }
  }

  @Test
  void shouldNotAskTheRequesterWhenFourEyesAreNeeded() {
    // given
    given.member("ann", "legal-b");
    given.member("liv", "legal-b");

    // when
    new Waits("UserTask_ApproveStep").seat(1, "legal", "Legal").of("legal-b").open();

    // then
    assertThat(to(mails(1))).containsExactly("liv@example.org");
  }

  @Test
  void shouldAskOncePerPersonAndShareTheSeatsOutWhenARoundHasSeveral() {
    // given two seats of one step
    given.member("pam", "quorum");
    given.member("pat", "quorum");
    long round = KEYS.incrementAndGet();

    // when
    long first =
        new Waits("UserTask_ApproveStep").seat(round, "brand", "Brand").of("quorum").open();
    long second =
        new Waits("UserTask_ApproveStep").seat(round, "brand", "Brand").of("quorum").open();

    // then each has one mail, and each seat one link
    assertThat(to(mails(2))).containsExactly("pam@example.org", "pat@example.org");
    assertThat(
            jdbc.sql("select task_key from desk.answer_link where request_id = ? order by 1")
                .param(request)
                .query(Long.class)
                .list())
        .containsExactly(first, second);
  }

  @Test
  void shouldTellHolderAndDeputyButNotTheGroupWhenTheProcessGivesTheTaskToSomebody() {
    // given
    given.member("max", "copy-c");
    given.member("mia", "copy-c");
    given.person("dee");
    jdbc.sql(
            """
            insert into desk.absence (id, person, from_day, until_day, deputy, starts_at, ends_at, created_at)
            values (gen_random_uuid(), 'max', current_date, current_date, 'dee', now() - interval '1 hour',
                    now() + interval '1 hour', now())
            """)
        .update();

    // when
    new Waits("UserTask_ProduceAsset").of("copy-c").heldBy("max").open();

    // then
    List<MimeMessage> mails = mails(2);
    assertThat(to(mails)).containsExactly("dee@example.org", "max@example.org");
    assertThat(Mails.text(mails.getFirst())).contains("\"Produce asset\"").doesNotContain("/a/");
  }

  @Test
  void shouldLeaveTheRequesterToTheModelWhenTheRequesterIsAsked() {
    // given
    given.member("ros", "after-d");

    // when a later task shows that the earlier one was looked at
    new Waits("UserTask_ReviseBrief").of("after-d").heldBy("ann").open();
    new Waits("UserTask_ProduceAsset").of("after-d").heldBy("ros").open();

    // then
    assertThat(to(mails(1))).containsExactly("ros@example.org");
  }

  @Test
  void shouldTellNobodyTwiceWhenATaskChangesHands() {
    // given
    given.member("uma", "once-e");
    given.member("una", "once-e");
    long task = new Waits("UserTask_ApproveStep").seat(3, "legal", "Legal").of("once-e").open();
    mails(2);

    // when one claims it and releases it, and then another task comes
    jdbc.sql("update engine.user_task set assignee = 'uma', position = ? where key = ?")
        .params(POSITIONS.incrementAndGet(), task)
        .update();
    jdbc.sql("update engine.user_task set assignee = null, position = ? where key = ?")
        .params(POSITIONS.incrementAndGet(), task)
        .update();
    new Waits("UserTask_ProduceAsset").of("once-e").heldBy("una").open();

    // then only that is told
    assertThat(to(mails(3)))
        .containsExactly("uma@example.org", "una@example.org", "una@example.org");
  }

  @Test
  void shouldGatherForTheDigestWhatWaitsForAGroup() {
    // given
    given.member("gwen", "group-f");

    // when
    long task = new Waits("UserTask_CheckFeasibility").of("group-f").open();
    await()
        .until(
            () ->
                count(
                        """
                        select count(*) from desk.notification
                         where request_id = ? and recipient = 'gwen' and template = 'task-waiting' and mail = 'digest'
                           and not in_portal
                        """,
                        request)
                    == 1);

    // then it is taken back when the task is done before the digest comes
    jdbc.sql("update engine.user_task set state = 'completed' where key = ?").param(task).update();
    jdbc.sql("update desk.notification set next_attempt_at = now() where request_id = ?")
        .param(request)
        .update();
    await()
        .until(
            () ->
                count(
                        "select count(*) from desk.notification where request_id = ? and mail = 'off'",
                        request)
                    == 1);
  }

  @Test
  void shouldTellOfOtherTasksWhenOneCannotBeWorded() {
    // given a reader whose time zone nobody knows
    given.member("ivo", "words-i");
    given.member("ivy", "words-i");
    jdbc.sql("update desk.person set time_zone = 'Moon/Base' where username = 'ivo'").update();

    // when
    long first = new Waits("UserTask_ProduceAsset").of("words-i").heldBy("ivo").open();
    new Waits("UserTask_ProduceAsset").of("words-i").heldBy("ivy").open();

    // then
    assertThat(to(mails(1))).containsExactly("ivy@example.org");
    assertThat(
            jdbc.sql("select problem from desk.untold_task where task_key = ?")
                .param(first)
                .query(String.class)
                .single())
        .contains("Moon");

    // and once it is known
    jdbc.sql("update desk.person set time_zone = 'UTC' where username = 'ivo'").update();
    jdbc.sql("update desk.untold_task set next_at = now()").update();
    assertThat(to(mails(2))).containsExactly("ivo@example.org", "ivy@example.org");
  }

  @Test
  void shouldTakeBackWhatAChannelWasNotToldBeforeTheTaskWasDone() {
    // given a channel that cannot be reached
    given.member("jo", "chat-j");
    UUID channel = UUID.randomUUID();
    webhooks.add(
        new Webhook(
            channel,
            "Away",
            "slack",
            "http://127.0.0.1:1/away",
            "group:chat-j",
            List.of("task-waiting"),
            "en",
            "UTC",
            true),
        given.person("ann"),
        Instant.now());
    long task = new Waits("UserTask_CheckFeasibility").of("chat-j").open();
    await()
        .until(
            () ->
                count(
                        "select count(*) from desk.notification where webhook_id = ? and attempts > 0",
                        channel)
                    == 1);

    // when
    jdbc.sql("update engine.user_task set state = 'completed' where key = ?").param(task).update();
    jdbc.sql("update desk.notification set next_attempt_at = now() where webhook_id = ?")
        .param(channel)
        .update();

    // then
    await()
        .until(
            () ->
                count(
                        "select count(*) from desk.notification where webhook_id = ? and dropped_at is not null",
                        channel)
                    == 1);
    webhooks.end(channel, Instant.now());
  }

  @Test
  void shouldMakeANewLinkForEachAttemptWhenTheServerIsAway() {
    // given
    given.member("zoe", "outage-g");
    TestWorld.mails().stop();
    try {
      new Waits("UserTask_ApproveStep").seat(4, "legal", "Legal").of("outage-g").open();
      await()
          .until(
              () ->
                  count(
                          "select count(*) from desk.notification where request_id = ? and attempts > 0",
                          request)
                      == 1);
    } finally {
      TestWorld.mails().startAgain();
    }
    jdbc.sql("update desk.notification set next_attempt_at = now() where mailed_at is null")
        .update();

    // then the link of the mail that came is valid
    String secret =
        LINK.matcher(Mails.text(mails(1).getFirst())).results().findFirst().orElseThrow().group(1);
    assertThat(
            count(
                "select count(*) from desk.answer_link where digest = ?",
                new Secret(secret).digest()))
        .isEqualTo(1);
    assertThat(count("select count(*) from desk.answer_link where request_id = ?", request))
        .isGreaterThan(1);
  }

  private List<MimeMessage> mails(int count) {
    return await()
        .until(
            () ->
                TestWorld.mails().taken().stream()
                    .filter(mail -> header(mail).equals(request))
                    .sorted(java.util.Comparator.comparing(WaitingTasksTest::recipient))
                    .toList(),
            mails -> mails.size() >= count);
  }

  private static List<String> to(List<MimeMessage> mails) {
    return mails.stream().map(WaitingTasksTest::recipient).toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return Arrays.stream(mail.getAllRecipients())
          .map(address -> ((jakarta.mail.internet.InternetAddress) address).getAddress())
          .collect(Collectors.joining());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(MimeMessage mail) {
    try {
      return String.valueOf(mail.getHeader("X-Launchdesk-Request", ","));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A task as the exporter writes it. */
  private final class Waits {
    private final String elementId;
    private final long seat = KEYS.incrementAndGet();
    private long round = KEYS.incrementAndGet();
    private String variable;
    private String group;
    private String assignee;

    Waits(String elementId) {
      this.elementId = elementId;
    }

    Waits seat(long inRound, String step, String title) {
      round = inRound;
      variable = "{\"step\": \"%s\", \"title\": \"%s\"}".formatted(step, title);
      return this;
    }

    Waits of(String name) {
      group = name;
      return this;
    }

    Waits heldBy(String person) {
      assignee = person;
      return this;
    }

    long open() {
      boolean approval = elementId.equals("UserTask_ApproveStep");
      long element = KEYS.incrementAndGet();
      long key = KEYS.incrementAndGet();
      element(seat, round, "SubProcess_Step");
      element(element, seat, elementId);
      if (variable != null) {
        jdbc.sql(
                "insert into engine.variable values (?, 'approvalStep', cast(? as jsonb), ?, 1, 1)")
            .params(seat, variable, root)
            .update();
      }
      jdbc.sql(
              """
              insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
                process_definition_key, bpmn_process_id, process_version, element_id, state, assignee, candidate_groups,
                due_at, form_key, custom_headers, created_at, partition_id, position)
              values (?, ?, ?, ?, 1, 'P', 1, ?, 'open', ?, array[?]::text[], now() + interval '2 days', ?,
                cast(? as jsonb), now(), 1, ?)
              """)
          .param(key)
          .param(element)
          .param(root)
          .param(root)
          .param(elementId)
          .param(assignee)
          .param(group)
          .param(approval ? form() : null)
          .param(
              approval
                  ? "{\"fourEyes\": \"true\", \"answerByMail\": \"approvalDecision: approve, request-changes\"}"
                  : "{}")
          .param(POSITIONS.incrementAndGet())
          .update();
      return key;
    }

    private void element(long key, long scope, String id) {
      jdbc.sql(
              """
              insert into engine.element_instance values (?, ?, ?, ?, 'USER_TASK', ?, 'active', now(), null, 1, 1)
              """)
          .params(key, root, root, id, scope)
          .update();
    }

    private long form() {
      long key = KEYS.incrementAndGet();
      jdbc.sql(
              "insert into engine.form values (?, 'approveStep', 1, 'approveStep.form', ?, now(), 1, 1)")
          .params(key, read())
          .update();
      return key;
    }

    private String read() {
      try {
        return Files.readString(Path.of("..", "forms", "approveStep.form"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
