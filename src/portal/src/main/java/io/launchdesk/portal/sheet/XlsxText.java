package io.launchdesk.portal.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as cells of a workbook have them: a character that XML cannot have, such as a bell, is
 * written as {@code _x0007_}; a text that looks like that is written so that it stays what it is.
 *
 * @see <a
 *     href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376,
 *     part 1, 22.9.2.19, ST_Xstring</a>
 */
final class XlsxText {
  private static final String NOT_IN_XML = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]";
  private static final Pattern TO_ESCAPE =
      Pattern.compile(NOT_IN_XML + "|_(?=x[0-9A-Fa-f]{4}(?:_|" + NOT_IN_XML + "))");
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private XlsxText() {}

  /** The text as it is written into a cell. */
  static String written(String text) {
    return TO_ESCAPE
        .matcher(text)
        .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
  }

  /** The text that a cell means. */
  static String read(String cell) {
    return ESCAPED
        .matcher(cell)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
