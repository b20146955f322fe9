package io.launchdesk.standalone.mail;

import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.local.LocalServer;
import io.launchdesk.standalone.local.Page;
import io.launchdesk.standalone.local.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The mails in a page: {@code /mail} lists, {@code /mail/ID} shows one, {@code /mail/ID/html} its
 * HTML in a sandbox without scripts, {@code /mail/ID/raw} the file. {@code /mail.json} lists for
 * scripts.
 */
public final class MailPages implements LocalServer.Handler {
  private static final int SHOWN = 200;
  private static final String SANDBOX = "allow-popups allow-popups-to-escape-sandbox";
  private static final String MAIL_POLICY =
      "sandbox " + SANDBOX + "; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private final MailStore store;

  public MailPages(MailStore store) {
    this.store = store;
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    List<String> path = exchange.path();
    if (path.size() == 1 && path.getFirst().equals("mail.json")) {
      exchange.json(200, Map.of("count", store.count(), "items", store.newest(SHOWN)));
    } else if (path.size() == 1) {
      exchange.html(Page.of("Mail", list(store.newest(SHOWN), store.count())));
    } else {
      byte[] raw =
          store.raw(path.get(1)).orElseThrow(() -> new Problem(404, "There is no such mail."));
      show(exchange, path, raw);
    }
  }

  private void show(Exchange exchange, List<String> path, byte[] raw) throws IOException {
    switch (path.size() == 2 ? "" : path.get(2)) {
      case "" -> exchange.html(one(path.get(1), raw));
      case "raw" -> exchange.send(200, "text/plain; charset=utf-8", raw);
      case "html" -> {
        String html = "<base target=\"_blank\">" + MailContent.of(raw).html();
        exchange.header("Content-Security-Policy", MAIL_POLICY);
        exchange.send(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
      }
      default -> throw new Problem(404, "There is no such page.");
    }
  }

  private static String list(List<StoredMail> mails, long count) {
    if (mails.isEmpty()) {
      return "<p>No mail has come in yet. What the workers send is kept and shown here; nothing leaves"
          + " this machine.</p>";
    }
    StringBuilder items = new StringBuilder();
    mails.forEach(mail -> items.append(item(mail)));
    return "<p class=\"soft\">%d mails, newest first%s; nothing leaves this machine.</p><ul class=\"list\">%s</ul>"
        .formatted(count, count > SHOWN ? ", the last " + SHOWN + " are shown" : "", items);
  }

  private static String item(StoredMail mail) {
    return """
    <li><a href="/mail/%s">%s</a><br><span class="soft">to %s · %s</span></li>
    """
        .formatted(
            mail.id(),
            Page.text(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
            Page.text(String.join(", ", mail.to())),
            Page.time(mail.receivedAt()));
  }

  private String one(String id, byte[] raw) throws IOException {
    StoredMail mail =
        store.describe(id).orElseThrow(() -> new Problem(404, "There is no such mail."));
    MailContent content = MailContent.of(raw);
    StringBuilder body = new StringBuilder();
    body.append(
        "<dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Received</dt><dd>%s</dd></dl>"
            .formatted(
                Page.text(mail.from()),
                Page.text(String.join(", ", mail.to())),
                Page.time(mail.receivedAt())));
    if (!content.html().isEmpty()) {
      body.append(
          "<iframe title=\"The mail\" sandbox=\"%s\" src=\"/mail/%s/html\"></iframe>"
              .formatted(SANDBOX, id));
    }
    if (!content.text().isBlank()) {
      String text = "<pre class=\"text\">" + Page.linked(content.text()) + "</pre>";
      body.append(
          content.html().isEmpty()
              ? text
              : "<details><summary>Plain text</summary>" + text + "</details>");
    }
    content
        .attachments()
        .forEach(
            name -> body.append("<p class=\"soft\">Attached: %s</p>".formatted(Page.text(name))));
    body.append("<p><a href=\"/mail/%s/raw\">As it was sent</a></p>".formatted(id));
    return Page.of(mail.subject().isBlank() ? "(no subject)" : mail.subject(), body.toString());
  }
}
