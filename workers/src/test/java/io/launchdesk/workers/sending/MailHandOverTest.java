package io.launchdesk.workers.sending;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that takes a mail, or does not, and hangs up without a good-bye. */
class MailHandOverTest {
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void shouldCountAMailAsTakenWhenTheServerHangsUpAfterwards() {
    serve("250 taken");
    assertThatCode(() -> mails().send(mail())).doesNotThrowAnyException();
  }

  @Test
  void shouldNotCountAMailAsTakenWhenTheServerRefusesIt() {
    serve("451 later");
    assertThatThrownBy(() -> mails().send(mail())).isInstanceOf(MailException.class);
  }

  private MailHandOver mails() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getLocalPort());
    sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
    // as a server sees it whose good-bye is waited for
    sender.getJavaMailProperties().setProperty("mail.smtp.quitwait", "true");
    return new MailHandOver(sender);
  }

  private static MimeMessage mail() throws Exception {
    MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
    mail.setFrom("launchdesk@localhost");
    mail.setRecipients(MimeMessage.RecipientType.TO, "ann@example.org");
    mail.setText("Hello");
    return mail;
  }

  /** Speaks with one client. */
  private void serve(String answerToContent) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket client = server.accept()) {
                speak(client, answerToContent);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static void speak(Socket client, String answerToContent) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    say(client, "220 here");
    boolean content = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (content && !line.equals(".")) {
        continue;
      }
      if (line.equals("QUIT")) {
        return;
      }
      if (line.equals(".")) {
        content = false;
        say(client, answerToContent);
      } else if (line.equals("DATA")) {
        content = true;
        say(client, "354 go on");
      } else {
        say(client, "250 fine");
      }
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }
}
