package io.launchdesk.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.TextCorpus;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** User text is text everywhere: it comes back as it was sent, or is refused with its field. */
@PortalTest
class TextFieldsTest {
  @Autowired Http http;
  @Autowired Fixtures fixtures;

  @BeforeEach
  void theFormOfRequests() {
    fixtures.form("intakeOther");
  }

  /**
   * A call that keeps a text.
   *
   * @param name whether it is a title or a name, which is one line
   * @param pointer where the text is found again
   * @param field its name in refusals
   * @param read the call that finds it
   */
  record Kept(
      boolean name, String address, String body, String pointer, String field, String read) {
    @Override
    public String toString() {
      return field + " of " + address;
    }

    /** Whether a form's own rules hold for it. */
    boolean inForm() {
      return address.equals("/api/requests");
    }
  }

  /**
   * {@code @text@} stands for the text, {@code @id@} for an id, {@code @made@} for what was made.
   */
  static List<Kept> fields() {
    return List.of(
        new Kept(
            false,
            "/api/requests",
            "{\"type\": \"other\", \"brief\": {\"title\": \"A title\", \"whyNoType\": @text@}}",
            "/brief/whyNoType",
            "whyNoType",
            "/api/requests/@made@"),
        new Kept(
            true,
            "/api/requests",
            "{\"type\": \"other\", \"brief\": {\"title\": @text@}}",
            "/title",
            "title",
            "/api/requests/@made@"),
        new Kept(
            false,
            "/api/drafts",
            "{\"id\": \"@id@\", \"type\": \"other\", \"brief\": {\"goal\": @text@}}",
            "/brief/goal",
            "goal",
            "/api/drafts/@id@"),
        new Kept(
            false,
            "/api/requests/@request@/comments",
            "{\"text\": @text@, \"key\": \"@id@\"}",
            "/items/0/text",
            "text",
            "/api/requests/@request@/comments"),
        new Kept(
            true,
            "/api/views",
            "{\"id\": \"@id@\", \"list\": \"requests\", \"name\": @text@, \"parameters\": {}}",
            "/items/0/name",
            "name",
            "/api/views?list=requests"),
        new Kept(
            false,
            "/api/requests/@request@/withdraw",
            "{\"reason\": @text@}",
            "/withdrawal/reason",
            "reason",
            "/api/requests/@request@"));
  }

  /** One of the texts is the message of a paused intake. */
  @AfterEach
  void takeRequestsAgain() {
    http.delete("admin", "/api/intake/pause");
  }

  @ParameterizedTest
  @MethodSource("fields")
  void shouldGiveBackWhatWasSent(Kept field) {
    SoftAssertions all = new SoftAssertions();
    for (String text : TextCorpus.KEPT) {
      // when
      Names names = names();
      Http.Answer sent = send(field, names, text);

      // then
      boolean refused =
          field.name()
              ? isNoName(text) && sent.status() == 422
              : field.inForm() && hasControls(text);
      if (refused) {
        all.assertThat(sent.status()).as(text).isEqualTo(422);
        all.assertThat(sent.body().at("/errors/0/field").asText())
            .as(text)
            .isEqualTo(field.field());
        continue;
      }
      all.assertThat(sent.status()).as(text).isBetween(200, 299);
      JsonNode read =
          http.get("lukas.weber", names.in(field.read(), sent.body().path("id").asText())).body();
      all.assertThat(read.at(field.pointer()).asText()).as(text).isEqualTo(text.strip());
      if (field.address().equals("/api/views")) {
        http.delete("lukas.weber", "/api/views/" + names.id());
      }
    }
    all.assertAll();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void shouldNameTheFieldWhenATextCannotBeKept(Kept field) {
    for (String text : TextCorpus.REFUSED) {
      // when
      Http.Answer answer = send(field, names(), text);

      // then
      assertThat(answer.status()).as(ascii(text)).isEqualTo(422);
      assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field.field());
      assertThat(answer.body().at("/errors/0/message").asText()).isNotBlank();
    }
  }

  /** Forms refuse controls other than line breaks and tabs. */
  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0);
  }

  /** A title or a name may have to be one line, or longer, or shorter. */
  private static boolean isNoName(String text) {
    return text.strip().length() < 5
        || text.length() > 100
        || text.chars().anyMatch(Character::isISOControl);
  }

  /** Every text of every body that the API's own description has, also of routes yet to come. */
  @Test
  void shouldNeverFailForATextInAnyField() {
    // given
    JsonNode api = http.get("admin", "/v3/api-docs").body();
    List<String> failed = new ArrayList<>();
    int tried = 0;

    // when
    for (var path : api.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        JsonNode schema = operation.getValue().at("/requestBody/content/application~1json/schema");
        if (path.getKey().startsWith("/api/session")) {
          continue;
        }
        for (ObjectNode body : bodies(api, schema)) {
          tried++;
          int status = call(operation.getKey(), path.getKey(), body).status();
          takeRequestsAgain();
          if (status >= 500 && status != 503) {
            failed.add(operation.getKey() + " " + path.getKey() + " " + body + " " + status);
          }
        }
      }
    }

    // then
    assertThat(tried).isGreaterThan(80);
    assertThat(failed).isEmpty();
  }

  /** Every parameter of every call that only reads. */
  @Test
  void shouldNeverFailForATextInAnyParameter() {
    // given
    JsonNode api = http.get("admin", "/v3/api-docs").body();
    Set<String> failed = new TreeSet<>();
    int tried = 0;

    // when
    for (var path : api.path("paths").properties()) {
      if (path.getKey().equals("/api/events")) {
        continue;
      }
      for (JsonNode parameter : path.getValue().at("/get/parameters")) {
        boolean inPath = parameter.path("in").asText().equals("path");
        for (String text : List.of("'\"<>{{x}}=1", "\u0001\uFFFF", "x".repeat(3_000))) {
          tried++;
          String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
          String name = parameter.path("name").asText();
          String address =
              inPath
                  ? path.getKey().replace("{" + name + "}", encoded)
                  : path.getKey() + "?" + name + "=" + encoded;
          int status = http.get("admin", address.replaceAll("\\{\\w+}", "1")).status();
          if (status >= 500 && status != 503) {
            failed.add(path.getKey() + " " + name + " " + ascii(text) + " " + status);
          }
        }
      }
    }

    // then
    assertThat(tried).isGreaterThan(100);
    assertThat(failed).isEmpty();
  }

  private Http.Answer call(String method, String path, ObjectNode body) {
    String address =
        path.replace("{id}", "1")
            .replaceAll("\\{(number|thread|comment|version)}", "1")
            .replaceAll("\\{\\w+}", "x");
    return http.send(
        http.call("admin", address)
            .header("Content-Type", "application/json")
            .header("If-Match", "\"1\"")
            .method(
                method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(ascii(body.toString()))));
  }

  /** A body for each text of the schema, in which that text cannot be kept and others can. */
  private static List<ObjectNode> bodies(JsonNode api, JsonNode schema) {
    JsonNode properties = resolved(api, schema).path("properties");
    List<ObjectNode> all = new ArrayList<>();
    for (var bad : properties.properties()) {
      for (JsonNode value : values(resolved(api, bad.getValue()))) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (var other : properties.properties()) {
          usual(resolved(api, other.getValue()))
              .ifPresent(usual -> body.set(other.getKey(), usual));
        }
        body.set(bad.getKey(), value);
        all.add(body);
      }
    }
    return all;
  }

  private static List<JsonNode> values(JsonNode schema) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Stream<JsonNode> texts = TextCorpus.REFUSED.stream().limit(3).map(json::textNode);
    return switch (schema.path("type").asText()) {
      case "string" -> texts.toList();
      case "array" -> texts.map(text -> (JsonNode) json.arrayNode().add(text)).toList();
      case "object" ->
          texts
              .flatMap(
                  text ->
                      Stream.<JsonNode>of(
                          json.objectNode().set("x", text),
                          json.objectNode().put(text.asText(), "x")))
              .toList();
      default -> List.of();
    };
  }

  private static Optional<JsonNode> usual(JsonNode schema) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (schema.path("enum").isArray()) {
      return Optional.of(schema.path("enum").path(0));
    }
    return Optional.ofNullable(
        switch (schema.path("type").asText()) {
          case "string" ->
              switch (schema.path("format").asText()) {
                case "uuid" -> json.textNode(UUID.randomUUID().toString());
                case "date" -> json.textNode("2027-01-01");
                case "date-time" -> json.textNode("2027-01-01T00:00:00Z");
                default -> json.textNode("x");
              };
          case "integer", "number" -> json.numberNode(1);
          case "boolean" -> json.booleanNode(true);
          case "object" -> json.objectNode();
          default -> null;
        });
  }

  private static JsonNode resolved(JsonNode api, JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : api.at(reference.substring(1));
  }

  private record Names(String id, String request) {
    String in(String text, String made) {
      return text.replace("@id@", id).replace("@request@", request).replace("@made@", made);
    }
  }

  private Names names() {
    return new Names(UUID.randomUUID().toString(), http.submit("lukas.weber", "About texts"));
  }

  private Http.Answer send(Kept field, Names names, String text) {
    String body =
        names.in(field.body(), "").replace("@text@", ascii(TextNode.valueOf(text).toString()));
    return http.post("lukas.weber", names.in(field.address(), ""), body);
  }

  /** JSON in which halves of surrogate pairs and NUL stand as escapes, as they can be sent. */
  private static String ascii(String json) {
    StringBuilder escaped = new StringBuilder();
    for (char c : json.toCharArray()) {
      escaped.append(c < 0x80 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return escaped.toString();
  }
}
