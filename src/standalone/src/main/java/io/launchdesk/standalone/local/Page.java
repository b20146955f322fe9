package io.launchdesk.standalone.local;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The frame of the local pages: plain HTML that follows the system's light or dark theme. */
public final class Page {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s · Launchdesk</title>
      <style>
      :root { color-scheme: light dark; --line: #d5d8dd; --soft: #6b7280; --back: #fff; --ink: #16181d; --link: #0f53c8; --card: #f5f6f8; }
      @media (prefers-color-scheme: dark) {
        :root { --line: #3a3f47; --soft: #a0a7b3; --back: #15171b; --ink: #eceef2; --link: #8fb8ff; --card: #1f2228; }
      }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; background: var(--back); color: var(--ink); }
      a { color: var(--link); }
      nav { display: flex; gap: 1rem; flex-wrap: wrap; padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
      h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
      ul.list { list-style: none; padding: 0; margin: 0; }
      ul.list > li { padding: .6rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      .soft { color: var(--soft); font-size: .875rem; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
      dt { color: var(--soft); }
      dd { margin: 0; overflow-wrap: anywhere; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); padding: 1rem; border-radius: .4rem; }
      pre.text { font: inherit; }
      iframe { width: 100%%; height: 44rem; border: 1px solid var(--line); border-radius: .4rem; background: #fff; }
      </style>
      </head>
      <body>
      <nav aria-label="Local pages"><a href="/mail">Mail</a> <a href="/channels">Channels</a> <a href="/webhooks">Webhooks</a> <a href="/parts">Parts (JSON)</a></nav>
      <main>
      <h1>%s</h1>
      %s
      </main>
      </body>
      </html>
      """;

  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Page() {}

  /** A page; {@code body} is HTML, {@code title} is text. */
  public static String of(String title, String body) {
    return FRAME.formatted(text(title), text(title), body);
  }

  /** Text made safe to stand in HTML, also inside quotes. */
  public static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** An instant as people read it, in UTC. */
  public static String time(Instant instant) {
    return "<time datetime=\"%s\">%s</time>".formatted(instant, READABLE.format(instant));
  }

  /** Text with its web addresses as links. */
  public static String linked(String text) {
    return text(text)
        .replaceAll(
            "(https?://[^\\s<>\"']*[^\\s<>\"'.,;:)\\]])",
            "<a href=\"$1\" target=\"_blank\" rel=\"noopener noreferrer\">$1</a>");
  }
}
