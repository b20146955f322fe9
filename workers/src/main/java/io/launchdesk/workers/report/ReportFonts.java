package io.launchdesk.workers.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** The fonts of each language; all are under the SIL Open Font License and part of the jar. */
enum ReportFonts {
  LATIN("Report Latin", "noto-sans/400Regular/NotoSans_400Regular.ttf", 400),
  LATIN_BOLD("Report Latin", "noto-sans/700Bold/NotoSans_700Bold.ttf", 700),
  SIMPLIFIED("Report Simplified", "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf", 400),
  TRADITIONAL("Report Traditional", "noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf", 400),
  PERSIAN("Report Persian", "vazirmatn/400Regular/Vazirmatn_400Regular.ttf", 400),
  PERSIAN_BOLD("Report Persian", "vazirmatn/700Bold/Vazirmatn_700Bold.ttf", 700);

  private static final Map<String, List<ReportFonts>> OWN =
      Map.of(
          "zh-Hans", List.of(SIMPLIFIED),
          "zh-Hant", List.of(TRADITIONAL),
          "fa", List.of(PERSIAN, PERSIAN_BOLD));

  private final String family;
  private final String file;
  private final int weight;

  ReportFonts(String family, String file, int weight) {
    this.family = family;
    this.file = file;
    this.weight = weight;
  }

  String family() {
    return family;
  }

  int weight() {
    return weight;
  }

  /** The font's file, a TrueType font. */
  InputStream open() {
    InputStream found = ReportFonts.class.getResourceAsStream("/fonts/" + file);
    if (found == null) {
      throw new IllegalStateException("the font " + file + " is missing from the jar");
    }
    return found;
  }

  /** The fonts that a document in this language is written in; names may be in any other. */
  static List<ReportFonts> of(String language) {
    return List.of(values()).stream()
        .sorted(
            (one, other) ->
                Boolean.compare(
                    OWN.getOrDefault(language, List.of(LATIN, LATIN_BOLD)).contains(other),
                    OWN.getOrDefault(language, List.of(LATIN, LATIN_BOLD)).contains(one)))
        .toList();
  }

  /** The font in which pictures are labelled. */
  static Font drawing(String language) {
    try (InputStream file = of(language).getFirst().open()) {
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("a font of reports cannot be read", e);
    }
  }
}
