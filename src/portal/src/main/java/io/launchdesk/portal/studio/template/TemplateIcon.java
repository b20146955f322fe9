package io.launchdesk.portal.studio.template;

import io.launchdesk.core.contract.JobArea;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A small picture for each area, drawn with a few lines. */
final class TemplateIcon {
  private TemplateIcon() {}

  /** The picture of an area as an address that holds it. */
  static String of(JobArea area) {
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18" fill="none" \
        stroke="#0f62fe" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="%s"/></svg>"""
            .formatted(lines(area));
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }

  private static String lines(JobArea area) {
    return switch (area) {
      // a sheet with lines
      case BRIEF -> "M4 2h7l3 3v11H4zM6.500 8h5M6.500 11h5";
      // a tick in a frame
      case APPROVAL -> "M2.500 2.500h13v13h-13zM5.500 9l2.500 2.500 4.500-5";
      // a coin
      case BUDGET -> "M9 2a7 7 0 1 0 0 14a7 7 0 1 0 0-14M11.500 6.500h-3a2 2 0 0 0 0 5h3M6 9h4";
      // a brush
      case PRODUCTION -> "M15 3l-7 7M8 10c-3 0-2 4-5 5c4 1 7 0 7-3z";
      // a rocket
      case LAUNCH ->
          "M9 2c3 2 3.500 6 2.500 9h-5C5.500 8 6 4 9 2zM6.500 11L4 14M11.500 11L14 14M9 14v2";
      // a clock
      case TIME -> "M9 2a7 7 0 1 0 0 14a7 7 0 1 0 0-14M9 5v4l3 2";
      // a letter
      case NOTIFICATION -> "M2 4h14v10H2zM2 5l7 5 7-5";
      // bars
      case FIGURES -> "M2 16h14M4.500 16V9M9 16V4M13.500 16v-5";
    };
  }
}
