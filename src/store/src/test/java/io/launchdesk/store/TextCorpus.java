package io.launchdesk.store;

import java.util.List;

/** Texts that mean something to some machine, and must be nothing but text here. */
public final class TextCorpus {
  /** What can be kept: each comes back as it was sent. */
  public static final List<String> KEPT =
      List.of(
          "{{secrets.DATABASE_PASSWORD}}",
          "{{ brief.title }} {% include '/etc/passwd' %}",
          "= 1 + 1",
          "=\"x\"",
          "=secrets.TOKEN",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "+1",
          "-1",
          "'; drop table desk.request; --",
          "\" or \"\"=\"",
          "$$; select pg_sleep(9) $$ :me :seesAll ?",
          "<script>alert(1)</script><img src=x onerror=alert(1)>",
          "&lt;b&gt; &amp;amp; &#0; ]]> <!-- --> <?xml version='1.0'?>",
          "${7*7} #{7*7} <%= 7*7 %> *{7*7} @{7*7} ~{x} ${jndi:ldap://127.0.0.1/a}",
          "%s %n %1$s {0} \\u0000 \\x00 %00 %0d%0aSet-Cookie: a=b",
          "a\r\nBcc: somebody@example.org\r\n\r\nb",
          "tab\tbell\u0007escape\u001b[31m delete\u007f next line\u0085",
          "right\u202Eto left\u202C isolate\u2067x\u2069 mark\u200F",
          "zero\u200Bwidth\u200Djoiner\uFEFFbom",
          "e\u0301 \u00E9 \u212B \uFB01 \u1E9E I\u0307 \u0131",
          "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDF5\uD83C\uDDF1 \uD83D\uDE00",
          "\u0628\u0631\u06CC\u0641 \u4E2D\u6587 \u0E44\u0E17\u0E22",
          "\uFFFD \uFFFE \uFFFF \uD800\uDC00 \uDBFF\uDFFF",
          "../../etc/passwd ..\\..\\x CON nul.txt",
          "null",
          "undefined",
          "NaN",
          "true",
          "-0",
          "1e999",
          "[object Object]",
          "x".repeat(180));

  /** What PostgreSQL cannot keep: it is refused, and the field is named. */
  public static final List<String> REFUSED =
      List.of("nul\u0000in it", "\u0000", "half \uD83D of a pair", "\uDC00 other half");

  private TextCorpus() {}
}
