package io.launchdesk.standalone.channel;

import java.util.List;

/**
 * A fault that someone switched on.
 *
 * @param status what is answered instead, 400 to 599
 * @param times how many calls it hits; null for all until it is switched off
 * @param keyContains hits only keys that contain this text; null for all
 * @param methods the methods it hits; null for {@code PUT} alone
 */
record Fault(int status, Integer times, String keyContains, List<String> methods) {

  Fault {
    methods = methods == null || methods.isEmpty() ? List.of("PUT") : List.copyOf(methods);
  }

  boolean hits(String method, String key) {
    return methods.contains(method) && (keyContains == null || key.contains(keyContains));
  }

  Fault once() {
    return times == null ? this : new Fault(status, times - 1, keyContains, methods);
  }

  boolean spent() {
    return times != null && times <= 0;
  }
}
