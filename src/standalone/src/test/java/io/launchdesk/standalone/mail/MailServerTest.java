package io.launchdesk.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.standalone.local.LocalServer;
import io.launchdesk.standalone.part.Web;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real SMTP conversations with the local mail server, and its pages over real HTTP. */
class MailServerTest {
  @TempDir private Path folder;
  private MailStore store;
  private MailServer server;
  private LocalServer local;

  @BeforeEach
  void start() {
    store = new MailStore(folder, Clock.systemUTC());
    server = MailServer.on(0, store);
    MailPages pages = new MailPages(store);
    local = LocalServer.on(0).with("/mail", pages).with("/mail.json", pages);
  }

  @AfterEach
  void stop() {
    server.close();
    local.close();
  }

  @Test
  void shouldKeepOneFileForAMailToSeveralPeople() throws Exception {
    // when
    send(
        "Your request needs a decision: 10 % Rabatt für Größe XL", "Bitte prüfen.", "<p>Bitte</p>");

    // then
    assertThat(store.newest(10))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject()).contains("Rabatt für Größe XL");
              assertThat(mail.to()).containsExactly("mia@example.org", "noah@example.org");
              assertThat(mail.from()).isEqualTo("desk@example.org");
            });
    assertThat(folder).isDirectoryContaining("glob:**.eml");
  }

  @Test
  void shouldShowMailsAfterARestart() throws Exception {
    send("Kept", "text", "");
    assertThat(new MailStore(folder, Clock.systemUTC()).newest(10))
        .extracting(StoredMail::subject)
        .containsExactly("Kept");
  }

  @Test
  void shouldListNewestFirst() throws Exception {
    send("first", "a", "");
    send("second", "b", "");
    assertThat(store.newest(10)).extracting(StoredMail::subject).containsExactly("second", "first");
  }

  @Test
  void shouldSpeakSmtpLineByLine() throws Exception {
    try (SmtpTalk talk = new SmtpTalk(server.port())) {
      assertThat(talk.greeting()).startsWith("220");
      assertThat(talk.say("HELO here")).startsWith("250");
      assertThat(talk.say("MAIL FROM:<a@example.org>")).startsWith("250");
      assertThat(talk.say("RCPT TO:<b@example.org>")).startsWith("250");
      assertThat(talk.say("DATA")).startsWith("354");
      assertThat(talk.say("Subject: by hand\r\n\r\n..dots are kept\r\n.")).startsWith("250");
      assertThat(store.count()).isEqualTo(1);
      assertThat(new String(raw(), StandardCharsets.UTF_8)).contains("\r\n.dots are kept");
      assertThat(talk.say("QUIT")).startsWith("221");
    }
  }

  @Test
  void shouldShowTextSafely() throws Exception {
    // given a mail that tries to break out of the page
    send("<script>alert(1)</script>", "see https://example.org/x?a=1&b=2 <img src=x>", "");

    // when
    String list = get("/mail").body();
    String one = get("/mail/" + onlyId()).body();

    // then
    assertThat(list).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(one)
        .doesNotContain("<script>")
        .doesNotContain("<img")
        .contains("href=\"https://example.org/x?a=1&amp;b=2\"");
  }

  @Test
  void shouldShowHtmlInASandboxOnly() throws Exception {
    send("With HTML", "text", "<p onclick='x()'>hello</p><script>x()</script>");

    assertThat(get("/mail/" + onlyId()).body())
        .contains("<iframe title=\"The mail\" sandbox=\"allow-popups")
        .doesNotContain("onclick");
    assertThat(get("/mail/" + onlyId() + "/html").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).startsWith("sandbox ").doesNotContain("allow-scripts"));
  }

  @Test
  void shouldListForScripts() throws Exception {
    send("For scripts", "text", "");
    assertThat(get("/mail.json").body()).contains("\"count\":1").contains("For scripts");
  }

  @Test
  void shouldAnswerNotFoundForOtherFiles() throws Exception {
    assertThat(Web.get(local.port(), "/mail/nothing").code()).isEqualTo(404);
    assertThat(Web.get(local.port(), "/mail/..%2F..%2Fsecrets").code()).isEqualTo(404);
  }

  private String onlyId() {
    return store.newest(1).getFirst().id();
  }

  private byte[] raw() throws IOException {
    return store.raw(onlyId()).orElseThrow();
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(local.address() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private void send(String subject, String text, String html) throws Exception {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(server.port()));
    MimeMessage mail = new MimeMessage(Session.getInstance(settings));
    mail.setFrom(new InternetAddress("desk@example.org"));
    for (String person : List.of("mia@example.org", "noah@example.org")) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(person));
    }
    mail.setSubject(subject, "UTF-8");
    MimeMultipart parts = new MimeMultipart("alternative");
    parts.addBodyPart(part(text, "plain"));
    if (!html.isEmpty()) {
      parts.addBodyPart(part(html, "html"));
    }
    mail.setContent(parts);
    Transport.send(mail);
  }

  private static MimeBodyPart part(String text, String kind) throws Exception {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", kind);
    return part;
  }
}
