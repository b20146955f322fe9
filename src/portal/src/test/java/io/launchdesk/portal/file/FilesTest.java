package io.launchdesk.portal.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** The request is lukas.weber's; analysts see it, producers do not. */
@PortalTest
@TestPropertySource(properties = "launchdesk.files.most=30MB")
class FilesTest {
  @Autowired Http http;
  @Autowired Sweep sweep;
  @Autowired Environment environment;

  private final HttpClient client = HttpClient.newHttpClient();
  private String request;

  @BeforeEach
  void submitted() {
    request = "/api/requests/" + http.submit("lukas.weber", "With files");
  }

  @Test
  void shouldGiveBackWhatWasAddedToWhoSeesTheRequest() throws Exception {
    // given
    byte[] picture = picture();

    // when
    Answer added = upload("lukas.weber", request + "/files", "Zdjęcie “a”.png", picture);

    // then
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.body().path("type").asText()).isEqualTo("image/png");
    assertThat(added.body().path("size").asInt()).isEqualTo(picture.length);
    var got = download("analyst", added.header("Location"));
    assertThat(got.body()).isEqualTo(picture);
    assertThat(header(got, "Content-Disposition"))
        .startsWith("attachment")
        .contains("filename*=UTF-8''Zdj%C4%99cie");
    assertThat(header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(got, "Content-Security-Policy")).startsWith("sandbox");
    var shown = download("analyst", added.header("Location") + "?inline=true");
    assertThat(header(shown, "Content-Disposition")).startsWith("inline");
    assertThat(http.get("analyst", request + "/files").body().at("/items/0/name").asText())
        .isEqualTo("Zdjęcie “a”.png");
    assertThat(http.get("producer", added.header("Location")).status()).isEqualTo(404);
    assertThat(http.get("producer", request + "/files").status()).isEqualTo(404);
    assertThat(http.get(null, added.header("Location")).status()).isEqualTo(401);
    assertThat(upload("producer", request + "/files", "a.png", picture).status()).isEqualTo(404);
  }

  @Test
  void shouldGiveAPartWhenARangeIsAskedFor() throws Exception {
    // given
    String path =
        upload("lukas.weber", request + "/files", "a.txt", text("0123456789")).header("Location");

    // when
    var part =
        client.send(
            http.call("lukas.weber", path).header("Range", "bytes=3-5").build(),
            BodyHandlers.ofString());
    var beyond =
        client.send(
            http.call("lukas.weber", path).header("Range", "bytes=50-").build(),
            BodyHandlers.ofString());
    String tag = part.headers().firstValue("ETag").orElseThrow();
    var same =
        client.send(
            http.call("lukas.weber", path).header("If-None-Match", tag).build(),
            BodyHandlers.ofString());

    // then
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("345");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(same.statusCode()).isEqualTo(304);
  }

  @Test
  void shouldJudgeAFileByItsContent() {
    // when
    Answer page = upload("lukas.weber", request + "/files", "a.png", text("<html><script>"));
    Answer drawing =
        upload(
            "lukas.weber",
            request + "/files",
            "a.txt",
            text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    Answer program =
        upload("lukas.weber", request + "/files", "a.pdf", text("\u007fELF\u0001\u0001"));
    Answer table = upload("lukas.weber", request + "/files", "a.csv", text("a;b\n1;2\n"));
    Answer empty = upload("lukas.weber", request + "/files", "a.txt", new byte[0]);
    Answer nameless = upload("lukas.weber", request + "/files", "/", text("x"));

    // then
    assertThat(page.problem()).isEqualTo("file-type-not-taken");
    assertThat(drawing.problem()).isEqualTo("file-type-not-taken");
    assertThat(program.problem()).isEqualTo("file-type-not-taken");
    assertThat(table.body().path("type").asText()).isEqualTo("text/csv");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(nameless.status()).isEqualTo(422);
    assertThat(http.get("lukas.weber", request + "/files").body().path("items")).hasSize(1);
    assertThat(http.get("lukas.weber", "/api/files/limits").body().path("mostBytes").asLong())
        .isEqualTo(30L << 20);
  }

  @Test
  void shouldTellByNameOnlyWhatTheContentLeavesOpen() throws Exception {
    // given
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);

    // when
    Answer unknown = upload("lukas.weber", request + "/files", "a.txt", noise);
    Answer document = upload("lukas.weber", request + "/files", "a.docx", archive());
    Answer film =
        upload(
            "lukas.weber",
            request + "/files",
            "a.mp4",
            text("\0\0\0\u0018ftypisom\0\0\2\0isomiso2\0\0\0\u0008free"));

    // then
    assertThat(unknown.problem()).isEqualTo("file-type-not-taken");
    assertThat(document.body().path("type").asText()).endsWith("wordprocessingml.document");
    assertThat(film.body().path("type").asText()).isEqualTo("video/mp4");
  }

  @Test
  void shouldTakeALargeFileAndRefuseOneThatIsTooLarge() throws Exception {
    // given
    long size = 25L << 20;

    // when
    Answer added = uploadLarge(size, true);
    Answer tooLarge = uploadLarge((30L << 20) + 1, true);
    Answer tooLargeToldBefore = uploadLarge((30L << 20) + 1, false);

    // then
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.body().path("size").asLong()).isEqualTo(size);
    var got =
        client.send(
            http.call("lukas.weber", added.header("Location")).build(),
            BodyHandlers.ofInputStream());
    try (InputStream in = got.body()) {
      assertThat(in.readAllBytes()).hasSize((int) size);
    }
    assertThat(tooLarge.status()).isEqualTo(413);
    assertThat(tooLargeToldBefore.status()).isEqualTo(413);
  }

  @Test
  void shouldGoFromTheDraftToTheRequest() {
    // given
    String draft = http.post("lukas.weber", "/api/drafts", Map.of()).body().path("id").asText();
    String file =
        upload("lukas.weber", "/api/drafts/" + draft + "/files", "a.txt", text("brief"))
            .header("Location");
    assertThat(http.get("admin", file).status()).isEqualTo(404);

    // when
    String id =
        http.post(
                "lukas.weber",
                "/api/requests",
                Map.of("type", "other", "brief", Map.of("title", "Files"), "draftId", draft))
            .body()
            .path("id")
            .asText();

    // then
    assertThat(http.get("admin", file).status()).isEqualTo(200);
    assertThat(http.get("admin", "/api/requests/" + id + "/files").body().at("/items/0/name"))
        .hasToString("\"a.txt\"");
  }

  @Test
  void shouldGoWithTheCommentThatIsDeleted() {
    // given
    String comment =
        request
            + "/comments/"
            + http.post("analyst", request + "/comments", Map.of("text", "See"))
                .body()
                .path("id")
                .asText();
    String file = upload("analyst", comment + "/files", "a.txt", text("see")).header("Location");
    assertThat(upload("lukas.weber", comment + "/files", "b.txt", text("no")).status())
        .isEqualTo(403);
    assertThat(http.get("lukas.weber", file).status()).isEqualTo(200);

    // when
    http.delete("analyst", comment);

    // then
    assertThat(http.get("lukas.weber", file).status()).isEqualTo(404);
  }

  @Test
  void shouldSweepBytesThatNoFileHasAnyMore() throws Exception {
    // given
    String kept =
        upload("lukas.weber", request + "/files", "k.txt", text("kept")).header("Location");
    String twin =
        upload("lukas.weber", request + "/files", "t.txt", text("kept")).header("Location");
    String gone =
        upload("lukas.weber", request + "/files", "g.txt", text("gone")).header("Location");
    assertThat(http.delete("analyst", gone).status()).isEqualTo(403);
    http.delete("lukas.weber", gone);
    http.delete("lukas.weber", twin);
    sweep.sweep();
    assertThat(bytes("gone")).exists();

    // when
    makeOld();
    sweep.sweep();

    // then
    assertThat(bytes("gone")).doesNotExist();
    assertThat(http.get("lukas.weber", kept).raw().body()).isEqualTo("kept");
  }

  private Answer upload(String person, String path, String name, byte[] content) {
    return http.send(
        http.call(person, path + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .POST(BodyPublishers.ofByteArray(content)));
  }

  private Answer uploadLarge(long size, boolean chunked) {
    var body =
        BodyPublishers.ofInputStream(
            () ->
                new InputStream() {
                  private long left = size;

                  @Override
                  public int read() {
                    return left-- > 0 ? 'x' : -1;
                  }
                });
    return http.send(
        http.call("lukas.weber", request + "/files?name=large.txt")
            .POST(chunked ? body : BodyPublishers.fromPublisher(body, size)));
  }

  private HttpResponse<byte[]> download(String person, String path) throws Exception {
    return client.send(http.call(person, path).build(), BodyHandlers.ofByteArray());
  }

  private Path folder() {
    return Path.of(environment.getRequiredProperty("launchdesk.files.folder"));
  }

  private Path bytes(String content) throws Exception {
    String sha =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text(content)));
    return folder().resolve(sha.substring(0, 2)).resolve(sha);
  }

  private void makeOld() throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    try (Stream<Path> all = Files.walk(folder())) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(path, old);
      }
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }

  private static byte[] text(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] archive() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          text("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
    }
    return bytes.toByteArray();
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
