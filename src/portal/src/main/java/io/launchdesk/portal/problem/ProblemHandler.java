package io.launchdesk.portal.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception into a problem detail; what nobody expected is logged and told as such. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  private final DatabaseOutage database;

  ProblemHandler(DatabaseOutage database) {
    this.database = database;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    ProblemDetail problem = Problems.of(refusal.type(), refusal.getMessage(), refusal.errors());
    if (refusal.current() != null) {
      problem.setProperty("current", refusal.current());
    }
    var answer = ResponseEntity.status(refusal.type().status());
    if (refusal.retryAfterSeconds() != null) {
      answer.header(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds().toString());
    }
    return answer.body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException e) {
    return refused(
        Refusal.parameter(e.getName(), "'" + e.getValue() + "' is not a value that fits here."));
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class,
    TransientDataAccessException.class
  })
  ResponseEntity<ProblemDetail> databaseAway(Exception e) {
    LOG.warn("database not reachable: {}", e.getMessage());
    database.suspect();
    return refused(Refusal.databaseAway());
  }

  /** Who takes nothing of an answer that is on its way has gone; nobody is there to be told. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> connectionLost(IOException e, HttpServletResponse response) {
    if (response.isCommitted()) {
      LOG.debug("the connection was lost while answering", e);
      return null;
    }
    return unexpected(e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    LOG.error("unexpected failure", e);
    return answer(
        ProblemType.INTERNAL, "The call failed for a reason that was not foreseen.", List.of());
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return switch (e.getMostSpecificCause()) {
      case Refusal refusal -> body(refusal.type(), refusal.getMessage(), refusal.errors(), headers);
      case UnrecognizedPropertyException unknown -> {
        String detail =
            "There is no field '%s' here; known are %s."
                .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
        yield body(
            ProblemType.MALFORMED_REQUEST,
            detail,
            List.of(new FieldError(path(unknown), detail)),
            headers);
      }
      case JsonMappingException mapping -> {
        String detail = "The field '%s' has a value that does not fit.".formatted(path(mapping));
        yield body(
            ProblemType.MALFORMED_REQUEST,
            detail,
            List.of(new FieldError(path(mapping), detail)),
            headers);
      }
      default ->
          body(
              ProblemType.MALFORMED_REQUEST,
              "The body is missing or is not JSON.",
              List.of(),
              headers);
    };
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemType type =
        switch (status.value()) {
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 406 -> ProblemType.NOT_ACCEPTABLE;
          case 413 -> ProblemType.TOO_LARGE;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          case 503 -> ProblemType.ENGINE_UNAVAILABLE;
          default ->
              status.is4xxClientError() ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL;
        };
    if (type == ProblemType.INTERNAL) {
      LOG.error("unexpected failure", e);
    }
    String detail = body instanceof ProblemDetail known ? known.getDetail() : type.title();
    return body(type, detail, List.of(), headers);
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static ResponseEntity<ProblemDetail> answer(
      ProblemType type, String detail, List<FieldError> errors) {
    return ResponseEntity.status(type.status()).body(Problems.of(type, detail, errors));
  }

  private static ResponseEntity<Object> body(
      ProblemType type, String detail, List<FieldError> errors, HttpHeaders headers) {
    return ResponseEntity.status(type.status())
        .headers(headers)
        .body(Problems.of(type, detail, errors));
  }
}
