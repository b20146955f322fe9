package io.launchdesk.portal.comment;

/** How a comment begins: what those are told whom it addresses. */
public final class Excerpt {
  private static final int LONGEST = 500;

  private Excerpt() {}

  /** The text, or its beginning with an ellipsis; never half a character. */
  public static String of(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
