package io.launchdesk.exporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void shouldWriteNestedArraysAndEscapeText() {
    String json =
        Json.array(
            List.of("a\"b\\c\n", "d"),
            (item, text) ->
                item.text("t", text)
                    .text("none", null)
                    .number("n", 1)
                    .raw("r", "")
                    .array("empty", List.of(), (inner, ignored) -> {})
                    .array("list", List.of(1L, 2L), (inner, n) -> inner.number("x", n)));
    assertThat(json)
        .isEqualTo(
            "[{\"t\":\"a\\\"b\\\\c\\u000a\",\"none\":null,\"n\":1,\"r\":null,\"empty\":[],\"list\":[{\"x\":1},{\"x\":2}]},"
                + "{\"t\":\"d\",\"none\":null,\"n\":1,\"r\":null,\"empty\":[],\"list\":[{\"x\":1},{\"x\":2}]}]");
  }
}
