package io.launchdesk.portal.sheet;

import io.launchdesk.portal.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a CSV file was written. UTF-8 is proved by its own rules; of the two old Windows encodings
 * the one is taken in which the bytes make letters.
 */
final class CsvEncoding {
  static final String AUTO = "auto";
  static final List<String> NAMES =
      List.of(AUTO, "utf-8", "utf-16", "windows-1250", "windows-1252");

  /** Letters of Central Europe in 1250 that are signs such as ¹ ³ ¿ œ in 1252. */
  private static final String ONLY_1250 =
      "\u00b9\u00b3\u00bf\u00a5\u00a3\u00af\u0153\u0178\u0152\u00be";

  private static final char BOM = '\ufeff';

  private CsvEncoding() {}

  /** Text with the name of the encoding that it was written in. */
  record Decoded(String text, String encoding) {}

  static Decoded decode(byte[] file, String wanted, String language) {
    String encoding = wanted.equals(AUTO) ? detect(file, language) : wanted;
    String text = strict(file, encoding);
    if (text == null) {
      throw Refusal.parameter("encoding", "the file is not written in " + encoding + ".");
    }
    return new Decoded(
        !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text, encoding);
  }

  private static String detect(byte[] file, String language) {
    if (file.length > 1
        && ((file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xfe
            || (file[0] & 0xff) == 0xfe && (file[1] & 0xff) == 0xff)) {
      return "utf-16";
    }
    if (strict(file, "utf-8") != null) {
      return "utf-8";
    }
    String western = new String(file, Charset.forName("windows-1252"));
    for (int i = 1; i < western.length(); i++) {
      if (ONLY_1250.indexOf(western.charAt(i)) >= 0 && Character.isLetter(western.charAt(i - 1))) {
        return "windows-1250";
      }
    }
    return language.equals("pl") ? "windows-1250" : "windows-1252";
  }

  /** The text; null when the bytes are none in that encoding. */
  private static String strict(byte[] file, String encoding) {
    try {
      Charset charset =
          encoding.equals("utf-8") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
      if (encoding.startsWith("windows")) {
        return new String(file, charset);
      }
      return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
