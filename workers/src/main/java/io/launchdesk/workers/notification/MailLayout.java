package io.launchdesk.workers.notification;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Lays out mails as HTML, {@code mail/layout.html}: everything that is put in is escaped. */
@Component
class MailLayout {
  private final TemplateEngine engine = new TemplateEngine();

  MailLayout() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(MailLayout.class.getClassLoader());
    resolver.setPrefix("mail/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(resolver);
  }

  /**
   * @param heading plain text
   * @return a whole HTML document
   */
  String render(String language, String heading, List<MailBlock> blocks) {
    return engine.process(
        "layout",
        new Context(
            Locale.forLanguageTag(language),
            Map.of(
                "language",
                language,
                "direction",
                Isolation.isRightToLeft(language) ? "rtl" : "ltr",
                "heading",
                heading,
                "blocks",
                blocks.stream().map(MailBlock::asMap).toList())));
  }
}
