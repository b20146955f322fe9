package io.launchdesk.standalone.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Mails as {@code .eml} files of one folder. The envelope stands in two headers in front of what
 * the sender sent. A mail that was answered with "stored" is on the disk.
 */
public final class MailStore {
  static final String FROM = "X-Envelope-From";
  static final String TO = "X-Envelope-To";

  private final Path folder;
  private final Clock clock;
  private final ConcurrentHashMap<String, StoredMail> known = new ConcurrentHashMap<>();

  public MailStore(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Keeps a mail; when this returns, it survives a loss of power. */
  StoredMail keep(String from, List<String> to, InputStream data) throws IOException {
    Instant now = clock.instant();
    String id = now.toString().replace(":", "").replace(".", "-") + "-" + UUID.randomUUID();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write((FROM + ": " + from + "\r\n").getBytes(StandardCharsets.UTF_8));
    whole.write((TO + ": " + String.join(",\r\n ", to) + "\r\n").getBytes(StandardCharsets.UTF_8));
    data.transferTo(whole);
    Path work = Files.write(folder.resolve("." + id), whole.toByteArray());
    sync(work, StandardOpenOption.WRITE);
    Path file = Files.move(work, file(id), StandardCopyOption.ATOMIC_MOVE);
    sync(folder, StandardOpenOption.READ);
    return known.computeIfAbsent(id, any -> describe(file));
  }

  /** The newest mails, newest first. */
  public List<StoredMail> newest(int limit) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".eml"))
          .sorted(Comparator.comparing(Path::getFileName).reversed())
          .limit(limit)
          .map(file -> known.computeIfAbsent(idOf(file), any -> describe(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many mails there are. */
  public long count() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".eml")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole mail, as it was sent, or nothing when there is none of this id. */
  public Optional<byte[]> raw(String id) throws IOException {
    if (!id.matches("[0-9A-Za-z-]+") || !Files.isRegularFile(file(id))) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file(id)));
  }

  /** What the list shows of one mail. */
  Optional<StoredMail> describe(String id) {
    return Files.isRegularFile(file(id))
        ? Optional.of(known.computeIfAbsent(id, any -> describe(file(id))))
        : Optional.empty();
  }

  private Path file(String id) {
    return folder.resolve(id + ".eml");
  }

  private static String idOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.eml$", "");
  }

  private static StoredMail describe(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
      return new StoredMail(
          idOf(file),
          receivedAt(file),
          header(mail, FROM),
          List.of(header(mail, TO).split("\\s*,\\s*")),
          Optional.ofNullable(mail.getSubject()).orElse(""),
          Optional.ofNullable(mail.getMessageID()).orElse(""));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(file + " can't be read", e);
    }
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    return Optional.ofNullable(mail.getHeader(name, ",")).orElse("").replaceAll("\\s+", " ");
  }

  private static Instant receivedAt(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
