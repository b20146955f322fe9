package io.launchdesk.portal.studio;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.studio.ModelDraft;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import io.launchdesk.store.studio.ModelVersion;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Service;

/**
 * All models as a folder that version control can carry: {@code processes/} and {@code forms/},
 * each file named by its model's id and byte for byte its newest version. So what nobody changed is
 * no difference.
 */
@Service
class ModelFolder {
  /** How many files a folder may have, and how many bytes all of them together. */
  static final int MOST_FILES = 1_000;

  static final long MOST_BYTES = 50_000_000;

  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?(?:processes|forms)/([^/]+)\\.(bpmn|dmn|form)");

  /** Zip files carry times; the same models give the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Models models;

  ModelFolder(Models models) {
    this.models = models;
  }

  /** What became of a file. */
  enum Outcome {
    /** It is a version of the model already. */
    SAME,
    /** It differs from the newest version, and is the caller's draft now. */
    DRAFT,
    /** It differs, but the caller has a draft that says something else. */
    OWN_DRAFT,
    /** The studio has no such model. */
    UNKNOWN,
    /** It cannot be read as that model. */
    REFUSED
  }

  /**
   * A file that was taken in.
   *
   * @param message what is wrong with it; null when nothing is
   */
  record Taken(String file, String kind, String id, Outcome outcome, String message) {}

  /** The newest version of each model as a zip file. */
  byte[] zip(Access access) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Models.Listed model : sorted(models.all(access))) {
        ZipEntry entry = new ZipEntry(path(model.id()));
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(
            models
                .content(access, model.id(), model.latest().number())
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Takes a folder in: what differs from the newest version becomes the caller's draft, and no
   * draft that is there is overwritten. Other files are passed over.
   *
   * @param zip the folder, also within another one, as code hosts pack it
   * @throws Refusal when it is no zip file, or too large
   */
  List<Taken> take(Access access, InputStream zip) throws IOException {
    Models.requireEditor(access);
    List<Entered> files = read(zip);
    Map<ModelId, ModelVersion> latest =
        models.all(access).stream()
            .collect(Collectors.toMap(Models.Listed::id, Models.Listed::latest));
    List<Taken> taken = new ArrayList<>();
    for (Entered file : files) {
      taken.add(take(access, file, latest.get(file.id())));
    }
    if (taken.isEmpty()) {
      throw Refusal.invalid(
          "folder", "is no zip file with models in processes/ or forms/, such as an export has.");
    }
    return taken;
  }

  private record Entered(String path, ModelId id, String content) {}

  private Taken take(Access access, Entered file, ModelVersion latest) {
    ModelId id = file.id();
    if (latest == null) {
      return taken(file, Outcome.UNKNOWN, null);
    }
    // Whoever has an older folder has not taken anything back.
    if (models.hasVersion(access, id, file.content())) {
      return taken(file, Outcome.SAME, null);
    }
    Optional<ModelDraft> draft = models.draft(access, id);
    if (draft.isPresent()) {
      boolean same = draft.get().content().equals(file.content());
      return taken(file, same ? Outcome.DRAFT : Outcome.OWN_DRAFT, null);
    }
    try {
      models.save(access, id, 0, new Models.Entered(file.content(), latest.number()));
      return taken(file, Outcome.DRAFT, null);
    } catch (Refusal refused) {
      return taken(file, Outcome.REFUSED, refused.getMessage());
    }
  }

  private static List<Entered> read(InputStream stream) throws IOException {
    List<Entered> files = new ArrayList<>();
    long left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(stream)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Matcher name = FILE.matcher(entry.getName());
        byte[] bytes = zip.readNBytes((int) left + 1);
        left -= bytes.length;
        if (left < 0 || files.size() == MOST_FILES) {
          throw new Refusal(
              ProblemType.TOO_LARGE,
              "A folder has up to %d models and %d bytes.".formatted(MOST_FILES, MOST_BYTES));
        }
        if (!entry.isDirectory() && name.matches()) {
          files.add(
              new Entered(
                  entry.getName(),
                  new ModelId(kind(name.group(2)), name.group(1)),
                  new String(bytes, StandardCharsets.UTF_8)));
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException broken) {
      throw Refusal.invalid("folder", "is a zip file that cannot be read to its end.");
    }
    files.sort(Comparator.comparing(Entered::path));
    return files;
  }

  private static ModelKind kind(String extension) {
    return Stream.of(ModelKind.values())
        .filter(kind -> kind.extension().equals(extension))
        .findFirst()
        .orElseThrow();
  }

  private static List<Models.Listed> sorted(List<Models.Listed> all) {
    return all.stream().sorted(Comparator.comparing(one -> path(one.id()))).toList();
  }

  private static String path(ModelId id) {
    return (id.kind() == ModelKind.FORM ? "forms/" : "processes/") + id.file();
  }

  private static Taken taken(Entered file, Outcome outcome, String message) {
    return new Taken(file.path(), file.id().kind().slug(), file.id().model(), outcome, message);
  }
}
