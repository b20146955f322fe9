package io.launchdesk.portal.production;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.production.BoardQueries;
import io.launchdesk.store.production.Piece;
import io.launchdesk.store.production.Piece.Stage;
import io.launchdesk.store.production.PieceFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliverables of all requests that one may see. */
@RestController
@RequestMapping("/api/deliverables")
@Tag(name = "Deliverables")
class DeliverableController {
  private static final String LIST = "deliverables";

  private final BoardQueries board;
  private final ConfidentialReads reads;
  private final PageSize sizes;
  private final Clock clock;

  DeliverableController(BoardQueries board, ConfidentialReads reads, PageSize sizes, Clock clock) {
    this.reads = reads;
    this.board = board;
    this.sizes = sizes;
    this.clock = clock;
  }

  /**
   * A deliverable with what only the present moment tells.
   *
   * @param overdue not accepted, and its deadline has passed
   */
  record View(@JsonUnwrapped Piece piece, boolean overdue) {}

  /**
   * The filters, as they stand in the address.
   *
   * @param stage several with commas
   */
  record Query(
      String stage,
      String team,
      String person,
      String type,
      String requestId,
      Instant dueFrom,
      Instant dueBefore,
      Instant acceptedSince) {

    PieceFilter filter(PieceFilter.After after) {
      return new PieceFilter(
          stages(stage),
          text("team", team),
          text("person", person),
          text("type", type),
          text("requestId", requestId),
          dueFrom,
          dueBefore,
          acceptedSince,
          after);
    }
  }

  @Operation(
      summary = "Deliverables of the requests that I may see, by deadline",
      description =
          "The deadline is the open task's, else the day promised for the request. With `stage=accepted` those"
              + " accepted last come first. What was begun for a request that has ended is left out.")
  @GetMapping
  Page<View> list(
      Access access,
      @ParameterObject Query query,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    int size = sizes.of(limit);
    String list = LIST + ":" + query.stage();
    PieceFilter filter =
        query.filter(
            Cursor.decode(
                list,
                cursor,
                keys ->
                    new PieceFilter.After(
                        keys.get(0).equals("null") ? null : Instant.parse(keys.get(0)),
                        keys.get(1))));
    Page<Piece> page =
        Page.of(
            board.page(filter, access, size + 1),
            size,
            last ->
                Cursor.encode(
                    list, filter.acceptedAlone() ? last.acceptedAt() : last.dueAt(), last.id()));
    return reads.noted(access, page, Piece::requestId).map(this::view);
  }

  @Operation(summary = "How many deliverables each stage has, by the same filters")
  @GetMapping("/counts")
  Map<String, Integer> counts(Access access, @ParameterObject Query query) {
    return board.counts(query.filter(null), access).entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().slug(), Map.Entry::getValue));
  }

  private View view(Piece piece) {
    boolean overdue =
        piece.acceptedAt() == null
            && piece.dueAt() != null
            && piece.dueAt().isBefore(clock.instant());
    return new View(piece, overdue);
  }

  private static List<Stage> stages(String names) {
    if (names == null || names.isBlank()) {
      return List.of();
    }
    return Arrays.stream(names.split(","))
        .map(String::strip)
        .map(DeliverableController::stage)
        .toList();
  }

  private static Stage stage(String name) {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.slug().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.parameter(
                    "stage",
                    "must be one of "
                        + Arrays.stream(Stage.values())
                            .map(Stage::slug)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static String text(String name, String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > 200 || !EnteredJson.isStorable(value)) {
      throw Refusal.parameter(name, "must have up to 200 characters.");
    }
    return value;
  }
}
