package io.launchdesk.exporter.record;

import java.util.Map;
import java.util.function.Consumer;

/** A small writer of JSON objects and arrays: the exporter's jar carries no JSON library. */
final class Json {
  private final StringBuilder out = new StringBuilder();

  /** Writes an object whose members the caller adds. */
  static String object(Consumer<Json> members) {
    return new Json().nested('{', '}', members).out.toString();
  }

  /** Writes an array with one object per item. */
  static <T> String array(Iterable<T> items, java.util.function.BiConsumer<Json, T> members) {
    Json json = new Json();
    json.elements(items, members);
    return json.out.toString();
  }

  /** Writes an object of texts. */
  static String object(Map<String, String> texts) {
    return object(json -> texts.forEach(json::text));
  }

  /** Adds a text member; null becomes JSON's null. */
  Json text(String name, String value) {
    name(name);
    quoted(value);
    return this;
  }

  /** Adds a number member. */
  Json number(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  /** Adds a member whose value is JSON already; empty text becomes null. */
  Json raw(String name, String json) {
    name(name);
    out.append(json == null || json.isEmpty() ? "null" : json);
    return this;
  }

  /** Adds an array member with one object per item. */
  <T> Json array(String name, Iterable<T> items, java.util.function.BiConsumer<Json, T> members) {
    name(name);
    elements(items, members);
    return this;
  }

  private <T> void elements(Iterable<T> items, java.util.function.BiConsumer<Json, T> members) {
    out.append('[');
    for (T item : items) {
      separate();
      nested('{', '}', json -> members.accept(json, item));
    }
    out.append(']');
  }

  private Json nested(char open, char close, Consumer<Json> members) {
    out.append(open);
    members.accept(this);
    out.append(close);
    return this;
  }

  private void name(String name) {
    separate();
    quoted(name);
    out.append(':');
  }

  private void separate() {
    char last = out.isEmpty() ? '[' : out.charAt(out.length() - 1);
    if (last != '{' && last != '[') {
      out.append(',');
    }
  }

  private void quoted(String value) {
    if (value == null) {
      out.append("null");
      return;
    }
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
