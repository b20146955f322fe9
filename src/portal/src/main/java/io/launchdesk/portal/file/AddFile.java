package io.launchdesk.portal.file;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.file.FileRepository;
import io.launchdesk.store.file.StoredFile;
import io.launchdesk.store.live.DeskChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file in: receives it, looks at its content, then gives it its place and writes it down in
 * one transaction. What fails leaves at most bytes without a name, which are swept later.
 */
@Service
class AddFile {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_FILES = 100;

  private final FileFolder folder;
  private final FileTypes types;
  private final FileRepository files;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AddFile(
      FileFolder folder,
      FileTypes types,
      FileRepository files,
      DeskChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.folder = folder;
    this.types = types;
    this.files = files;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @param place where the person may add files
   * @param name as the person calls it
   * @throws Refusal when name, content or size are not taken
   */
  StoredFile add(FilePlace place, String owner, String name, InputStream source)
      throws IOException {
    String checked = name(name);
    requireRoom(place);
    FileFolder.Received received = folder.receive(source);
    try {
      String type = types.check(received.path(), checked);
      StoredFile file =
          new StoredFile(
              UUID.randomUUID(),
              place.requestId(),
              place.draftId(),
              place.commentId(),
              owner,
              checked,
              type,
              received.size(),
              received.sha256(),
              clock.instant().truncatedTo(ChronoUnit.MICROS));
      transaction.executeWithoutResult(status -> store(file, received, place));
      return file;
    } finally {
      folder.drop(received);
    }
  }

  private void store(StoredFile file, FileFolder.Received received, FilePlace place) {
    files.lockBytes(file.sha256());
    try {
      folder.keep(received);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.insert(file);
    channel.tell(place.notice(file.owner()));
  }

  private void requireRoom(FilePlace place) {
    int there =
        place.draftId() == null
            ? files.ofRequest(place.requestId()).size()
            : files.ofDraft(place.draftId()).size();
    if (there >= MOST_FILES) {
      throw new Refusal(
          ProblemType.TOO_MANY_FILES, "There are " + MOST_FILES + " files here already.");
    }
  }

  /** The last part of a path; one line. */
  private static String name(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String text = EnteredJson.text("name", last, LONGEST_NAME);
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.invalid("name", "must be one line of text.");
    }
    return text;
  }
}
