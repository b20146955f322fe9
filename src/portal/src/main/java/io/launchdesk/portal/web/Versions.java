package io.launchdesk.portal.web;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of things that several devices may write, as entity tags: {@code "3"}. */
public final class Versions {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

  private Versions() {}

  /** The entity tag of a version. */
  public static String tag(int version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that a change is made from.
   *
   * @param ifMatch the header {@code If-Match}
   * @throws Refusal when it is missing or is no version
   */
  public static int from(String ifMatch) {
    if (ifMatch == null) {
      throw new Refusal(
          ProblemType.VERSION_NEEDED, "The header If-Match must carry the version you changed.");
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw Refusal.parameter("If-Match", "must be a version such as \"3\".");
    }
    return Integer.parseInt(tag.group(1));
  }

  /**
   * Somebody has saved meanwhile.
   *
   * @param newer what is stored now; goes into the problem as {@code current}
   */
  public static Refusal conflict(Object newer) {
    return new Refusal(
        ProblemType.CHANGED_ELSEWHERE, "It was saved elsewhere since you read it.", newer);
  }
}
