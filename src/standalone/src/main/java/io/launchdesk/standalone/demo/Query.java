package io.launchdesk.standalone.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes values into addresses. */
final class Query {
  private Query() {}

  static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
