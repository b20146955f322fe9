package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Sql;
import io.launchdesk.store.TestPlan;
import io.launchdesk.store.change.ChangeNewsRepository;
import io.launchdesk.store.change.ChangeNewsRepository.Concerned;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.ChangeRepository.NewChange;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import io.launchdesk.store.studio.ModelVersionRepository;
import io.launchdesk.store.studio.ModelVersionRepository.NewVersion;
import io.launchdesk.workers.Mails;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class ChangeNewsTest extends WorkersTestBase {
  @Autowired private ChangeRepository changes;
  @Autowired private ChangeNewsRepository news;
  @Autowired private ChangeNews telling;
  @Autowired private PendingChangeNews pending;
  @Autowired private ModelVersionRepository versions;
  @Autowired private LiveModelRepository live;
  @Autowired private TransactionTemplate transaction;

  private String mark;
  private ModelId process;

  @BeforeEach
  void aProcess() {
    mark = UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    process = new ModelId(ModelKind.PROCESS, "Process" + mark);
    given.person("ola");
  }

  /** Models that the engine never had are not to be deployed with others. */
  @AfterEach
  void leaveNothingLive() {
    jdbc.sql("delete from desk.model_put where model = ?").param(process.model()).update();
  }

  @Test
  void shouldTellWhomItConcernsByMailAndInThePortal() throws Exception {
    // given groups that had a task, and that get it; the author is in one
    given.member("had" + mark, "had-" + mark);
    given.member("gets" + mark, "gets-" + mark);
    given.member("ola", "gets-" + mark);
    int before = version("had-" + mark);
    int after = version("gets-" + mark);

    // when
    int change = goesLive(null, before, after, "From today on you sign {first}.");

    // then
    for (String person : List.of("had" + mark, "gets" + mark)) {
      MimeMessage mail =
          await().until(() -> mailsTo(person), found -> found.size() == 1).getFirst();
      assertThat(mail.getSubject()).isEqualTo("Change %d: \"Signing\" is live".formatted(change));
      assertThat(Mails.text(mail))
          .contains("Ola writes", "From today on you sign {first}.", "/change-notes/" + change);
    }
    assertThat(told(change)).containsExactlyInAnyOrder("had" + mark, "gets" + mark);
    assertThat(mailsTo("ola")).isEmpty();
    assertThat(news.people(change))
        .filteredOn(person -> person.person().equals("ola"))
        .extracting(Concerned::audience, Concerned::toldAt)
        .containsExactly(tuple("candidates", null));
    assertThat(events(change)).contains("told");
  }

  @Test
  void shouldTellInOtherWordsWhenItIsReturned() throws Exception {
    // given
    given.member("gus" + mark, "guild-" + mark);
    int before = version("guild-" + mark);
    int after = version("guild-" + mark);
    int change = goesLive(null, before, after, "You sign first.");
    await().until(() -> mailsTo("gus" + mark).size() == 1);

    // when
    int back = goesLive(change, after, before, "Nobody could sign.");

    // then
    MimeMessage mail = await().until(() -> mailsTo("gus" + mark), all -> all.size() == 2).get(1);
    assertThat(mail.getSubject())
        .isEqualTo("Change %d: \"Signing\" was taken back".formatted(back));
    assertThat(Mails.text(mail)).contains("Nobody could sign.", "/change-notes/" + back);
  }

  @Test
  void shouldTellNobodyTwiceWhateverIsRepeated() {
    // given
    given.member("gil" + mark, "guild-" + mark);
    int change = goesLive(null, version("guild-" + mark), version("guild-" + mark), "Note");
    await().until(() -> news.state(change).orElseThrow().toldAt() != null);

    // when what told it forgot so, and several tell at once
    jdbc.sql("update desk.model_change_news set told_at = null where change = ?")
        .param(change)
        .update();
    AtOnce.run(
        4,
        () -> {
          pending.tellDue();
          return true;
        });

    // then
    assertThat(told(change)).containsExactly("gil" + mark);
    await().until(() -> mailsTo("gil" + mark).size() == 1);
  }

  @Test
  void shouldHaveToldNobodyWhenItIsKilledInTheMiddle() {
    // given a change that nothing tells of by itself
    given.member("gia" + mark, "guild-" + mark);
    int change =
        goesLive(
            "ola",
            null,
            version("guild-" + mark),
            version("guild-" + mark),
            "Note",
            Instant.now().plus(Duration.ofDays(1)));

    // when it dies after it told
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      telling.tell(change, Instant.now());
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(told(change)).isEmpty();
    assertThat(news.people(change)).isEmpty();
    jdbc.sql("update desk.model_change_news set next_at = now() where change = ?")
        .param(change)
        .update();

    // then
    await().until(() -> mailsTo("gia" + mark).size() == 1);
    assertThat(told(change)).containsExactly("gia" + mark);
  }

  @Test
  void shouldTellWhenThePlanSaysHowAgain() {
    // given a plan whose row is at fault
    given.member("pam" + mark, "guild-" + mark);
    TestPlan.deploy(jdbc, TestPlan.changed(16, 1, "[\"pager\"]"));
    int change = goesLive(null, version("guild-" + mark), version("guild-" + mark), "Note");
    try {
      await().until(() -> news.state(change).orElseThrow().problem() != null);
      assertThat(news.state(change).orElseThrow().problem()).contains("row 16", "pager");
      assertThat(told(change)).isEmpty();
    } finally {
      TestPlan.deploy(jdbc, TestPlan.shipped());
    }

    // then
    await().until(() -> mailsTo("pam" + mark).size() == 1);
    assertThat(news.state(change).orElseThrow().problem()).isNull();
  }

  @Test
  void shouldRecordThatItConcernsNobodyElse() {
    // given a change that concerns its author alone
    String author = "solo" + mark;
    given.member(author, "solo-" + mark);
    int change =
        goesLive(
            author, null, version("solo-" + mark), version("solo-" + mark), "Note", Instant.now());

    // then
    await().until(() -> news.state(change).orElseThrow().toldAt() != null);
    assertThat(events(change)).contains("told-nobody");
    assertThat(told(change)).isEmpty();
    assertThat(news.people(change)).extracting(Concerned::person).containsExactly(author);
  }

  /** A process with one task of a group. */
  private int version(String group) {
    String xml =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
          <process id="%s"><userTask id="UserTask_Sign" name="%s"><extensionElements>
            <zeebe:assignmentDefinition candidateGroups="%s" />
          </extensionElements></userTask></process>
        </definitions>
        """
            .formatted(process.model(), UUID.randomUUID(), group);
    return transaction.execute(
        status -> {
          versions.lock();
          return versions.add(
              new NewVersion(process, "Signing", xml, "ola", "Better", null, Instant.now()));
        });
  }

  private int goesLive(Integer returns, int before, int after, String notice) {
    return goesLive("ola", returns, before, after, notice, Instant.now());
  }

  /** What workers and exporter do when a change goes live. */
  private int goesLive(
      String author, Integer returns, int before, int after, String notice, Instant tellAt) {
    return transaction.execute(
        status -> {
          put(before, 1);
          Instant at = Instant.now();
          int change =
              changes.add(
                  new NewChange(
                      returns,
                      "Signing",
                      "Because",
                      notice,
                      author,
                      ChangeState.SCHEDULED,
                      null,
                      at));
          changes.propose(change, Map.of(process, after));
          changes.release(change, live.basis(), at);
          put(after, 2);
          changes.live(change, null, at);
          jdbc.sql("update desk.model_change_news set next_at = ? where change = ?")
              .params(Sql.utc(tellAt), change)
              .update();
          return change;
        });
  }

  private void put(int version, int engineVersion) {
    String content = versions.content(process, version).orElseThrow();
    live.put(
        List.of(new LiveModel(process, process.file(), engineVersion, content, null)),
        Instant.now());
  }

  private List<String> told(int change) {
    return jdbc.sql(
            """
            select recipient from desk.notification
             where topic_kind = 'change' and topic_key = ? and recipient like '%' || ?
            """)
        .params(Integer.toString(change), mark)
        .query(String.class)
        .list();
  }

  private List<String> events(int change) {
    return jdbc.sql("select event from desk.model_change_event where change = ?")
        .param(change)
        .query(String.class)
        .list();
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
