package io.launchdesk.portal.batch;

import io.launchdesk.core.form.FieldShape;
import io.launchdesk.core.form.FormSchema;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.request.IntakeForms;
import io.launchdesk.portal.request.SubmitRequest;
import io.launchdesk.portal.sheet.Sheet;
import io.launchdesk.portal.sheet.SheetReader;
import io.launchdesk.portal.sheet.SheetWords;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.batch.Batch;
import io.launchdesk.store.batch.BatchRepository;
import io.launchdesk.store.batch.BatchRow;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.request.IdempotencyRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uploaded tables of requests. Rows are held against the form of their type whenever they are
 * looked at; each that has nothing wrong becomes a request of its own, once, however often it is
 * tried.
 */
@Service
class Batches {
  private static final int MOST = 20;
  private static final int LONGEST_NAME = 200;

  private final BatchRepository batches;
  private final IntakeForms forms;
  private final SubmitRequest submission;
  private final IdempotencyRepository keys;
  private final SheetWords words;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Batches(
      BatchRepository batches,
      IntakeForms forms,
      SubmitRequest submission,
      IdempotencyRepository keys,
      SheetWords words,
      DeskChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.batches = batches;
    this.forms = forms;
    this.submission = submission;
    this.keys = keys;
    this.words = words;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A row as it is now.
   *
   * @param errors what must be corrected before it can be submitted; empty when it is a request
   */
  record Row(int position, Map<String, String> cells, List<FieldError> errors, String requestId) {}

  /**
   * A column.
   *
   * @param head as templates name it, in the person's language
   */
  record Column(FieldShape shape, String head) {}

  /**
   * What came of trying some rows.
   *
   * @param rows those that were tried
   * @param left how many good ones are still to be submitted
   */
  record Progress(List<Row> rows, int left) {}

  List<Batch> all(Person person) {
    return batches.all(person.username());
  }

  /**
   * @throws Refusal when the person has no such table
   */
  Batch find(Person person, UUID id) {
    return batches.find(id, person.username()).orElseThrow(() -> Refusal.notFound("table", id));
  }

  /** All columns that the type's form has, in its order. */
  List<Column> columns(Person person, String type) {
    Columns columns = fields(person, type);
    return columns.fields().stream().map(field -> new Column(field, columns.head(field))).toList();
  }

  /**
   * Takes a file; nothing is submitted.
   *
   * @param id chosen by the caller, so that the call can be repeated
   * @throws Refusal when it is no table of that type
   */
  Batch take(Person person, UUID id, String type, String name, byte[] file, String encoding) {
    Columns columns = fields(person, type);
    Sheet sheet = SheetReader.read(file, encoding, person.language());
    Columns.Reading reading = columns.read(sheet.head());
    List<FieldShape> found = reading.found();
    if (found.stream().allMatch(field -> field == null)) {
      throw new Refusal(
          ProblemType.SHEET_NOT_READ,
          "No column has the name of a field; the first row says: %s."
              .formatted(String.join(", ", reading.unknown().stream().limit(10).toList())));
    }
    List<Map<String, String>> rows =
        sheet.rows().stream().map(row -> Cells.read(found, row)).toList();
    Batch batch =
        new Batch(
            id,
            type,
            EnteredJson.text("name", name, LONGEST_NAME),
            sheet.encoding(),
            found.stream().filter(field -> field != null).map(FieldShape::field).toList(),
            reading.unknown(),
            rows.size(),
            0,
            now());
    return transaction.execute(
        status -> {
          var before = batches.find(id, person.username());
          if (before.isPresent()) {
            return before.get();
          }
          if (batches.all(person.username()).size() >= MOST) {
            throw new Refusal(
                ProblemType.TOO_MANY_BATCHES, "You have " + MOST + " uploaded files.");
          }
          batches.insert(person.username(), batch, rows);
          tell(person, id);
          return batch;
        });
  }

  /** All rows, each held against the form as it is today. */
  List<Row> rows(Person person, Batch batch) {
    FormSchema form = form(batch.type());
    Columns columns = fields(person, batch.type());
    return batches.rows(batch.id()).stream().map(row -> looked(row, form, columns)).toList();
  }

  /**
   * Corrects a row.
   *
   * @param cells what all its cells say now, by field
   * @throws Refusal when the row is a request already, or a field is none
   */
  Row correct(Person person, UUID id, int position, Map<String, String> cells) {
    Batch batch = find(person, id);
    Columns columns = fields(person, batch.type());
    Map<String, String> checked = Cells.entered(columns, cells);
    transaction.executeWithoutResult(
        status -> {
          BatchRow row = locked(id, position);
          if (row.requestId() != null) {
            throw new Refusal(
                ProblemType.ROW_SUBMITTED, "Row " + position + " is " + row.requestId() + ".");
          }
          batches.write(id, position, checked);
          tell(person, id);
        });
    return looked(new BatchRow(position, checked, null), form(batch.type()), columns);
  }

  /** Submits the next good rows; those with something wrong are left. */
  Progress submit(Person person, UUID id, int most) {
    Batch batch = find(person, id);
    List<Row> good =
        rows(person, batch).stream()
            .filter(row -> row.requestId() == null && row.errors().isEmpty())
            .toList();
    List<Row> tried =
        good.stream().limit(most).map(row -> submitted(person, batch, row.position())).toList();
    if (!tried.isEmpty()) {
      transaction.executeWithoutResult(status -> tell(person, id));
    }
    return new Progress(tried, good.size() - tried.size());
  }

  /** Throws a table away; its requests stay. */
  void discard(Person person, UUID id) {
    transaction.executeWithoutResult(
        status -> {
          if (batches.delete(id, person.username())) {
            tell(person, id);
          }
        });
  }

  /** The row is locked meanwhile, so that it is neither changed nor submitted by another call. */
  private Row submitted(Person person, Batch batch, int position) {
    FormSchema form = form(batch.type());
    Columns columns = fields(person, batch.type());
    String key = "batch:%s:%d".formatted(batch.id(), position);
    return transaction.execute(
        status -> {
          BatchRow row = locked(batch.id(), position);
          Row looked = looked(row, form, columns);
          if (row.requestId() != null || !looked.errors().isEmpty()) {
            return looked;
          }
          String request =
              keys.find(person.username(), key)
                  .map(IdempotencyRepository.Use::requestId)
                  .orElseGet(
                      () ->
                          submission
                              .submit(
                                  person,
                                  new SubmitRequest.Wanted(
                                      batch.type(),
                                      form.visible(Cells.brief(row.cells(), columns)),
                                      null,
                                      false,
                                      null),
                                  key)
                              .id());
          batches.submitted(batch.id(), position, request);
          return new Row(position, row.cells(), List.of(), request);
        });
  }

  private BatchRow locked(UUID id, int position) {
    return batches.lock(id, position).orElseThrow(() -> Refusal.notFound("row", position));
  }

  private static Row looked(BatchRow row, FormSchema form, Columns columns) {
    List<FieldError> errors =
        row.requestId() != null
            ? List.of()
            : form.problems(Cells.brief(row.cells(), columns)).stream()
                .map(problem -> new FieldError(problem.field(), problem.message()))
                .toList();
    return new Row(row.position(), row.cells(), errors, row.requestId());
  }

  private Columns fields(Person person, String type) {
    return new Columns(
        new ArrayList<>(form(type).shapes()), label -> words.text(person.language(), label));
  }

  private FormSchema form(String type) {
    EnteredJson.text("type", type, 100);
    forms.requireKnown(type);
    return forms
        .form(type)
        .orElseThrow(
            () ->
                new Refusal(ProblemType.FORM_NOT_DEPLOYED, "The engine was never given the form."));
  }

  private void tell(Person person, UUID id) {
    channel.tell(DeskNotice.batches(person.username()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
