package io.launchdesk.workers.report;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Prints XHTML to a PDF; only the letters that are used are put into it. */
@Component
class ReportPdf {
  /**
   * Controls and the like, which a name can have: no paper shows them, and XML cannot have them.
   */
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  static {
    XRLog.setLoggingEnabled(false);
  }

  /**
   * @param document XHTML whose pictures are in it
   * @param language BCP 47
   */
  byte[] of(String document, String language) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    for (ReportFonts font : ReportFonts.of(language)) {
      builder.useFont(font::open, font.family(), font.weight(), FontStyle.NORMAL, true);
    }
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    builder.defaultTextDirection(language.equals("fa") ? TextDirection.RTL : TextDirection.LTR);
    builder.withHtmlContent(NOT_IN_XML.matcher(document).replaceAll(""), null);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }
}
