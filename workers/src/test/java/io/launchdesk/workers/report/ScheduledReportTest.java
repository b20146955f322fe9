package io.launchdesk.workers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Messages;
import io.launchdesk.core.kpi.KpiCatalogue;
import io.launchdesk.core.kpi.KpiDefinition;
import io.launchdesk.core.kpi.KpiFact;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.kpi.KpiRepository;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unbescape.html.HtmlEscape;

class ScheduledReportTest extends WorkersTestBase {
  @Autowired private CamundaClient client;
  @Autowired private KpiRepository kpis;
  @Autowired private DueReports due;
  @Autowired private ReportMailer mailer;

  @AfterEach
  void stopReports() {
    jdbc.sql("update desk.report set active = false").update();
  }

  @Test
  void shouldMailEachRecipientOnceForAPeriodWhenTheTimerTicks() throws Exception {
    // given a report of every working day for two people, and values on its last day
    String anna = given.person("report.anna");
    String ben = given.person("report.ben");
    UUID report = report("en", anna, ben);
    facts("2.5 days of work", 50);

    // when the clock ticks, and all that a killed worker leaves behind is done again
    TestWorld.engine().increaseTime(Duration.ofMinutes(16));
    await().until(() -> mailsTo(anna).size() == 1 && mailsTo(ben).size() == 1);
    UUID run = run(report);
    for (int again = 0; again < 2; again++) {
      due.plan();
      engine.run(JobTypes.MAKE_REPORT, Map.of(), Map.of("reportRun", run.toString()));
      engine.run(JobTypes.MAIL_REPORT, Map.of(), Map.of("reportRun", run.toString()));
      AtOnce.run(
          3,
          () -> {
            mailer.sendDue();
            return true;
          });
    }

    // then
    assertThat(mailsTo(anna)).hasSize(1);
    assertThat(mailsTo(ben)).hasSize(1);
    assertThat(count("select count(*) from desk.report_run where report_id = ?", report)).isOne();
    assertThat(
            count(
                "select count(*) from desk.report_delivery where run_id = ? and sent_at is not null and attempts = 1",
                run))
        .isEqualTo(2);
  }

  @Test
  void shouldSendHtmlWithItsPicturesAndADocumentWhenSomebodyWantsOneAtOnce() throws Exception {
    // given
    String person = given.person("report.carla");
    UUID report = report("en", person);
    UUID run = wanted(report, person, "en");

    // when
    publish(run);

    // then
    MimeMessage mail = await().until(() -> mailsTo(person), mails -> mails.size() == 1).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Weekly: 2 March 2015 to 8 March 2015");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    List<BodyPart> parts = parts(mail);
    String html = text(parts, "text/html");
    assertThat(html)
        .contains("Lead time", "Not enough data", "cid:picture1", "/dashboard?from=2015-03-02");
    assertThat(html).doesNotContain("data:image", "th:text");
    String plain = text(parts, "text/plain").replace("\r\n", "\n");
    List<String> figures = figures(html);
    assertThat(figures)
        .hasSize((int) KpiCatalogue.ALL.stream().filter(KpiDefinition::isRecorded).count());
    assertThat(plain)
        .contains(figures)
        .contains("/dashboard?from=2015-03-02")
        .doesNotContain("<", "[(", "th:");
    assertThat(parts.stream().filter(part -> is(part, "image/png")).count()).isPositive();
    BodyPart pdf =
        parts.stream().filter(part -> is(part, "application/pdf")).findFirst().orElseThrow();
    assertThat(pdf.getFileName()).isEqualTo("report.pdf");
    assertThat(new String(pdf.getInputStream().readNBytes(5))).isEqualTo("%PDF-");
  }

  @Test
  void shouldSendLaterWhenTheMailServerIsAway() {
    // given
    String person = given.person("report.dana");
    UUID run = wanted(report("en", person), person, "en");
    TestWorld.mails().stop();
    try {
      publish(run);
      await()
          .until(
              () ->
                  count(
                          "select count(*) from desk.report_delivery where run_id = ? and attempts > 0 and last_error is not null",
                          run)
                      == 1);
    } finally {
      TestWorld.mails().startAgain();
    }

    // then
    await().until(() -> mailsTo(person).size() == 1);
  }

  @ParameterizedTest
  @CsvSource({
    "en, Lead time",
    "pl, Czas realizacji",
    "zh-Hans, 与",
    "zh-Hant, 與",
    "fa, زمان",
  })
  void shouldWriteTheDocumentInTheLanguageOfTheReport(String language, String said)
      throws IOException {
    // given
    String person = given.person("report." + language.toLowerCase());
    UUID run = wanted(report(language, person), person, language);

    // when
    engine.run(JobTypes.MAKE_REPORT, Map.of(), Map.of("reportRun", run.toString()));

    // then every letter is drawn: none is replaced by a mark for what a font does not have
    byte[] pdf =
        jdbc.sql("select pdf from desk.report_run where id = ?")
            .param(run)
            .query((row, n) -> row.getBytes(1))
            .single();
    Files.write(Files.createDirectories(Path.of("target/reports")).resolve(language + ".pdf"), pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains(said).doesNotContain("#");
      assertThat(document.getPage(0).getResources().getFontNames()).isNotEmpty();
    }
  }

  @Test
  void shouldCountConfidentialRequestsAndNameNone() throws Exception {
    // given a week of which there are values of confidential requests
    String person = given.person("report.erin");
    UUID run = wanted(report("en", person), person, "en");
    jdbc.sql("update desk.request set title = 'Nightingale', confidential = true where title = ?")
        .param("history")
        .update();
    List<String> ids =
        jdbc.sql("select id from desk.request where title = 'Nightingale'")
            .query(String.class)
            .list();

    // when
    publish(run);

    // then
    MimeMessage mail = await().until(() -> mailsTo(person), mails -> mails.size() == 1).getFirst();
    List<BodyPart> parts = parts(mail);
    BodyPart pdf =
        parts.stream().filter(part -> is(part, "application/pdf")).findFirst().orElseThrow();
    String document;
    try (PDDocument read = Loader.loadPDF(pdf.getInputStream().readAllBytes())) {
      document = new PDFTextStripper().getText(read);
    }
    for (String said : List.of(text(parts, "text/html"), text(parts, "text/plain"), document)) {
      assertThat(said)
          .contains("Lead time")
          .containsPattern("Lead time\\D*\\d")
          .doesNotContain("Nightingale");
      assertThat(ids).isNotEmpty().noneMatch(said::contains);
    }
  }

  private UUID report(String language, String... people) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into desk.report (id, name, language, every, at, filters, people, groups, active, since, owner, updated_at)
            values (?, 'Weekly', ?, 'day', '00:00', '{}', ?, '{}', true, '2000-01-01', ?, now())
            """)
        .params(id, language, people, people[0])
        .update();
    return id;
  }

  /** A run of a week in the past of which there are values. */
  private UUID wanted(UUID report, String person, String language) {
    facts("history", 8);
    UUID run = UUID.randomUUID();
    jdbc.sql(
            """
            insert into desk.report_run (id, report_id, name, language, filters, period_from, period_to, wanted_by, due_at, created_at)
            values (?, ?, 'Weekly', ?, '{}', '2015-03-02', '2015-03-08', ?, now(), now())
            """)
        .params(run, report, language, person)
        .update();
    return run;
  }

  private void facts(String title, int number) {
    for (int n = 0; n < number; n++) {
      String request = given.request("event", title, Map.of(), Instant.now());
      Instant at = Instant.parse("2015-03-02T10:00:00Z").plus(Duration.ofDays(n % 7));
      kpis.record(
          request,
          List.of(
              new KpiFact(
                  "lead-time-hours:" + request + ":delivered",
                  "lead-time-hours",
                  "delivered",
                  BigDecimal.valueOf(40 + n),
                  "hours",
                  at)));
    }
  }

  private void publish(UUID run) {
    client
        .newPublishMessageCommand()
        .messageName(Messages.REPORT_WANTED)
        .correlationKey(run.toString())
        .messageId("report:" + run)
        .variables(Map.of("wantedRun", run.toString()))
        .send()
        .join();
  }

  private UUID run(UUID report) {
    return jdbc.sql("select id from desk.report_run where report_id = ?")
        .param(report)
        .query(UUID.class)
        .single();
  }

  private List<MimeMessage> mailsTo(String person) {
    String address =
        jdbc.sql("select email from desk.person where username = ?")
            .param(person)
            .query(String.class)
            .single();
    return TestWorld.mails().taken().stream()
        .filter(
            mail -> {
              try {
                return mail.getAllRecipients()[0].toString().contains(address)
                    && mail.getMessageID().startsWith("<report.");
              } catch (MessagingException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  private static List<BodyPart> parts(MimeMessage mail) throws IOException, MessagingException {
    List<BodyPart> found = new ArrayList<>();
    collect((Multipart) mail.getContent(), found);
    return found;
  }

  private static void collect(Multipart parts, List<BodyPart> found)
      throws IOException, MessagingException {
    for (int n = 0; n < parts.getCount(); n++) {
      BodyPart part = parts.getBodyPart(n);
      if (part.getContent() instanceof Multipart inner) {
        collect(inner, found);
      } else {
        found.add(part);
      }
    }
  }

  private static boolean is(BodyPart part, String type) {
    try {
      return part.isMimeType(type);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each figure's name with its value in the line below. */
  private static List<String> figures(String html) {
    return Pattern.compile("<h2[^>]*>([^<]+)</h2>\\s*<p[^>]*><span[^>]*>([^<]+)</span>")
        .matcher(html)
        .results()
        .map(found -> HtmlEscape.unescapeHtml(found.group(1) + "\n" + found.group(2)))
        .toList();
  }

  private static String text(List<BodyPart> parts, String type)
      throws IOException, MessagingException {
    return (String)
        Stream.of(parts.stream().filter(part -> is(part, type)).findFirst().orElseThrow())
            .findFirst()
            .orElseThrow()
            .getContent();
  }
}
