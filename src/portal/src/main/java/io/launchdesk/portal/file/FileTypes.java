package io.launchdesk.portal.file;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/**
 * Which files are taken: those whose content is of an allowed type. The name only tells apart what
 * the content leaves open, as with a Word document, which is a ZIP archive. What a browser could
 * run (HTML, SVG, scripts) is not taken.
 */
@Component
class FileTypes {
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final String OPEN = "application/vnd.oasis.opendocument.";
  private static final Map<String, List<String>> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("image/png", List.of("png")),
              Map.entry("image/jpeg", List.of("jpg", "jpeg")),
              Map.entry("image/gif", List.of("gif")),
              Map.entry("image/webp", List.of("webp")),
              Map.entry("image/tiff", List.of("tif", "tiff")),
              Map.entry("image/vnd.adobe.photoshop", List.of("psd")),
              Map.entry("application/pdf", List.of("pdf")),
              Map.entry(OFFICE + "wordprocessingml.document", List.of("docx")),
              Map.entry(OFFICE + "spreadsheetml.sheet", List.of("xlsx")),
              Map.entry(OFFICE + "presentationml.presentation", List.of("pptx")),
              Map.entry(OPEN + "text", List.of("odt")),
              Map.entry(OPEN + "spreadsheet", List.of("ods")),
              Map.entry(OPEN + "presentation", List.of("odp")),
              Map.entry("application/zip", List.of("zip")),
              Map.entry("text/plain", List.of("txt")),
              Map.entry("text/csv", List.of("csv")),
              Map.entry("audio/mpeg", List.of("mp3")),
              Map.entry("video/mp4", List.of("mp4")),
              Map.entry("video/quicktime", List.of("mov")),
              Map.entry("video/webm", List.of("webm"))));

  /** What a browser may show within a page. */
  private static final Set<String> SHOWN =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "audio/mpeg",
          "video/mp4",
          "video/webm",
          "text/plain");

  private final Tika tika = new Tika();

  Map<String, List<String>> allowed() {
    return ALLOWED;
  }

  boolean isShown(String type) {
    return SHOWN.contains(type);
  }

  /**
   * The type of a file's content.
   *
   * @throws Refusal when it is not one of those that are taken
   */
  String check(Path content, String name) throws IOException {
    try (InputStream named = Files.newInputStream(content);
        InputStream alone = Files.newInputStream(content)) {
      String type = tika.detect(named, name);
      boolean nameAlone = tika.detect(alone).equals(MimeTypes.OCTET_STREAM);
      if (nameAlone || !ALLOWED.containsKey(type)) {
        throw new Refusal(
            ProblemType.FILE_TYPE_NOT_TAKEN,
            "“%s” has content of the type %s, which is not taken."
                .formatted(name, nameAlone ? MimeTypes.OCTET_STREAM : type));
      }
      return type;
    }
  }
}
