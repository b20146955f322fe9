package io.launchdesk.portal.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ModelFolderTest {
  private static final String OWNER = "process-owner";
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  private String id;
  private String path;

  @BeforeEach
  void makeOne() {
    id = "Process_" + UUID.randomUUID().toString().replace("-", "");
    path = "processes/" + id + ".bpmn";
    version(1, process("First"));
    version(2, process("Second"));
  }

  @Test
  void shouldGiveTheNewestVersionsTheSameBytesEachTime() throws Exception {
    // when
    byte[] once = download();
    byte[] again = download();

    // then
    assertThat(once).isEqualTo(again);
    assertThat(unzipped(once)).containsEntry(path, process("Second"));
  }

  @Test
  void shouldTakeWhatDiffersAsDraft() throws Exception {
    // when
    JsonNode changed = take(Map.of("launchdesk-main/" + path, process("Third"), "README.md", "#"));
    JsonNode again = take(Map.of(path, process("Third")));
    JsonNode another = take(Map.of(path, process("Fourth")));

    // then
    assertThat(changed).hasSize(1);
    assertThat(changed.at("/0/outcome").asText()).isEqualTo("draft");
    assertThat(again.at("/0/outcome").asText()).isEqualTo("draft");
    assertThat(another.at("/0/outcome").asText()).isEqualTo("own-draft");
    JsonNode draft = http.get(OWNER, "/api/models/process/" + id + "/draft").body();
    assertThat(draft.path("content").asText()).isEqualTo(process("Third"));
    assertThat(draft.path("base").asInt()).isEqualTo(2);
  }

  @Test
  void shouldLeaveAloneWhatIsAVersionOrCannotBeRead() throws Exception {
    // given
    Map<String, String> files = new LinkedHashMap<>();
    files.put(path, process("First"));
    files.put("forms/nobodyKnows.form", "{}");

    // when
    JsonNode taken = take(files);
    JsonNode broken = take(Map.of(path, "<no model"));

    // then
    assertThat(taken.findValuesAsText("outcome")).containsExactly("unknown", "same");
    assertThat(broken.at("/0/outcome").asText()).isEqualTo("refused");
    assertThat(broken.at("/0/message").asText()).contains("XML");
    assertThat(http.get(OWNER, "/api/models/process/" + id + "/draft").status()).isEqualTo(204);
  }

  @Test
  void shouldRefuseWhatIsNoFolderOrTooLarge() throws Exception {
    // when
    Answer text = send(OWNER, "no zip".getBytes(StandardCharsets.UTF_8));
    Answer bomb = send(OWNER, zipped(Map.of(path, " ".repeat((int) ModelFolder.MOST_BYTES + 1))));
    byte[] whole = zipped(Map.of(path, process("Third")));
    Answer torn = send(OWNER, Arrays.copyOf(whole, whole.length / 3));
    Answer reader = send("analyst", zipped(Map.of(path, process("Third"))));

    // then
    assertThat(text.problem()).isEqualTo("invalid-fields");
    assertThat(text.body().at("/errors/0/field").asText()).isEqualTo("folder");
    assertThat(torn.problem()).as(torn.raw().body()).isEqualTo("invalid-fields");
    assertThat(bomb.problem()).isEqualTo("too-large");
    assertThat(reader.status()).isEqualTo(403);
  }

  private JsonNode take(Map<String, String> files) throws IOException {
    Answer answer = send(OWNER, zipped(files));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer.body().path("items");
  }

  private Answer send(String person, byte[] body) {
    return http.send(
        http.call(person, "/api/models/folder")
            .header("Content-Type", "application/zip")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private byte[] download() throws Exception {
    return HttpClient.newHttpClient()
        .send(http.call("analyst", "/api/models/folder.zip").build(), BodyHandlers.ofByteArray())
        .body();
  }

  private static byte[] zipped(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> unzipped(byte[] bytes) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private String process(String name) {
    return "<definitions xmlns=\"%s\"><process id=\"%s\" name=\"%s\"/></definitions>"
        .formatted(BPMN, id, name);
  }

  private void version(int number, String content) {
    jdbc.sql(
            """
            insert into desk.model_version (kind, model, number, name, content, saved_at)
            values ('process', ?, ?, ?, ?, now())
            """)
        .params(id, number, id, content)
        .update();
  }
}
