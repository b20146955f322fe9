package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.notification.KeptNews;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.PreferenceRepository;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.store.notification.TopicChannel;
import io.launchdesk.store.notification.WaitingTaskRepository;
import io.launchdesk.store.request.ConfidentialityRepository;
import io.launchdesk.workers.TestClock;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import io.launchdesk.workers.sending.SentOnce;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A mail server that refuses for an hour, by a clock of the test's own: far ahead, so that the
 * application's mailer leaves these mails alone.
 */
class MailOutageTest extends WorkersTestBase {
  private static final int PEOPLE = 8;

  @Autowired private NotificationRepository notifications;
  @Autowired private WaitingTaskRepository tasks;
  @Autowired private PreferenceRepository preferences;
  @Autowired private RecipientRepository recipients;
  @Autowired private BriefRepository briefs;
  @Autowired private RequestWords requests;
  @Autowired private ChannelNews channels;
  @Autowired private DeskChannel live;
  @Autowired private DigestWriting digests;
  @Autowired private Wording wording;
  @Autowired private Words words;
  @Autowired private TaskMails mails;
  @Autowired private AnswerLinks links;
  @Autowired private MailSending sending;
  @Autowired private SentOnce once;
  @Autowired private TopicChannel topics;
  @Autowired private TopicWords topicWords;
  @Autowired private Plan plan;
  @Autowired private TransactionOperations transactions;
  @Autowired private NotificationProperties properties;
  @Autowired private KeptNews kept;
  @Autowired private ConfidentialityRepository confidentiality;

  private final TestClock clock = new TestClock(Instant.parse("2100-03-01T08:00:00Z"));
  private Mailer mailer;
  private String request;

  @BeforeEach
  void prepare() {
    mailer =
        new Mailer(
            notifications,
            tasks,
            kept,
            preferences,
            digests,
            wording,
            links,
            sending,
            once,
            transactions,
            properties,
            clock);
    request = given.request("other", "Hour without mail");
  }

  @Test
  void shouldLoseNoneAndSendNoneTwiceWhenTheMailServerIsAwayForAnHour() {
    // given
    IntStream.range(0, PEOPLE).forEach(n -> given.member("hour-" + n, "hour-guild"));
    TestWorld.mails().stop();
    try {
      // when things are told all the while
      for (int minute = 0; minute < 60; minute++) {
        if (minute % 20 == 0) {
          tell("outage-" + minute);
        }
        mailer.sendDue();
        clock.goOn(Duration.ofMinutes(1));
      }
      assertThat(mailed()).isZero();
      assertThat(count("select max(attempts) from desk.notification where request_id = ?", request))
          .isPositive();
    } finally {
      TestWorld.mails().startAgain();
    }

    // then all come as soon as the longest pause is over, and nothing more later
    clock.goOn(properties.longestPause());
    mailer.sendDue();
    assertThat(mailed()).isEqualTo(3 * PEOPLE);
    clock.goOn(Duration.ofHours(2));
    mailer.sendDue();
    List<MimeMessage> taken = taken();
    assertThat(taken).hasSize(3 * PEOPLE);
    assertThat(taken).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
    assertThat(taken)
        .extracting(mail -> address(mail))
        .allSatisfy(to -> assertThat(to).contains("hour-"));
  }

  private void tell(String cause) {
    Notifier notifier =
        new Notifier(
            notifications,
            preferences,
            confidentiality,
            channels,
            topics,
            live,
            mails,
            topicWords,
            words,
            clock);
    Notifier.Order order =
        new Notifier.Order(
            cause + ":" + request,
            plan.of("request-delivered", "requester"),
            requests.about(briefs.find(request).orElseThrow()),
            Map.of());
    transactions.executeWithoutResult(tx -> notifier.tell(order, recipients.members("hour-guild")));
  }

  private long mailed() {
    return count(
        "select count(*) from desk.notification where request_id = ? and mailed_at is not null",
        request);
  }

  private List<MimeMessage> taken() {
    return TestWorld.mails().taken().stream().filter(this::isMine).toList();
  }

  private boolean isMine(MimeMessage mail) {
    try {
      String[] header = mail.getHeader("X-Launchdesk-Request");
      return header != null && header[0].equals(request);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String address(MimeMessage mail) {
    try {
      Address[] to = mail.getAllRecipients();
      return to[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
