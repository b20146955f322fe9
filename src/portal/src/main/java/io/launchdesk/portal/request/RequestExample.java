package io.launchdesk.portal.request;

import java.util.Map;

/**
 * A brief that somebody can learn from or start from.
 *
 * @param id the name of its file, without the ending
 */
record RequestExample(String id, String type, String title, Map<String, Object> brief) {

  /** What a list shows of an example. */
  record Named(String id, String title) {}

  Named named() {
    return new Named(id, title);
  }
}
