package io.launchdesk.portal.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * The kinds of refusal. The name is the last part of the problem's {@code type} and never changes;
 * {@code docs/api.md} lists them.
 */
public enum ProblemType {
  MALFORMED_REQUEST(
      HttpStatus.BAD_REQUEST,
      "The request cannot be read",
      "Correct the request and send it again."),
  BROKEN_CURSOR(
      HttpStatus.BAD_REQUEST,
      "The cursor is broken",
      "Take the cursor from the `nextCursor` of the same list, or leave it out to start over."),
  INVALID_PARAMETER(
      HttpStatus.BAD_REQUEST,
      "A parameter is not valid",
      "Correct the parameter named in `errors`."),
  NOT_SIGNED_IN(
      HttpStatus.UNAUTHORIZED,
      "You are not signed in",
      "Sign in on the portal's page or with POST /api/session; scripts send HTTP Basic credentials or a bearer token."),
  WRONG_CREDENTIALS(
      HttpStatus.UNAUTHORIZED,
      "Username or password is wrong",
      "Check both; upper and lower case matter in the password."),
  LOCAL_SIGN_IN_OFF(
      HttpStatus.UNAUTHORIZED,
      "Accounts with a password are switched off here",
      "Sign in at the identity provider; scripts send one of its access tokens."),
  INVALID_TOKEN(
      HttpStatus.UNAUTHORIZED,
      "The bearer token is not valid",
      "Get a new access token for this API from the identity provider."),
  NOT_ADMITTED(
      HttpStatus.FORBIDDEN,
      "The identity provider knows you, but Launchdesk does not let you in",
      "Ask the identity provider's administrator for a role in Launchdesk."),
  PROVIDER_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The identity provider cannot be reached",
      "Try again in a moment."),
  CODE_NEEDED(
      HttpStatus.UNAUTHORIZED,
      "A code of the second factor is needed",
      "Send it as `code` to POST /api/session; scripts need an account without a second factor."),
  WRONG_CODE(
      HttpStatus.UNAUTHORIZED,
      "The code of the second factor is wrong",
      "Wait for the next code, or use a recovery code."),
  SECOND_FACTOR_MISSING(
      HttpStatus.FORBIDDEN,
      "Your role needs a second factor",
      "Set one up: on the settings page, or with POST /api/me/second-factor."),
  SECOND_FACTOR_SET(
      HttpStatus.CONFLICT,
      "There is a second factor already",
      "Remove it first, with one of its codes."),
  PASSWORD_CHANGE_NEEDED(
      HttpStatus.FORBIDDEN,
      "The password was given out and must be changed first",
      "Sign in in a browser and choose a password of your own."),
  PASSWORD_KEPT_ELSEWHERE(
      HttpStatus.CONFLICT, "Your password is not kept here", "Change it at the identity provider."),
  TOO_MANY_ATTEMPTS(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many attempts to sign in have failed",
      "Wait for a minute, then try again."),
  TOO_MANY_STREAMS(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many live streams are open",
      "Close some of the portal's windows."),
  TOO_MANY_CALLS(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many calls in a short time",
      "Wait for as long as `Retry-After` says, then send it again; nothing was changed."),
  OVERLOADED(
      HttpStatus.TOO_MANY_REQUESTS,
      "There is more to do than can be done now",
      "Wait for as long as `Retry-After` says, then send it again; nothing was stored."),
  INTAKE_PAUSED(
      HttpStatus.SERVICE_UNAVAILABLE,
      "No new requests are taken at the moment",
      "Keep it as a draft, and send it again when requests are taken."),
  FORBIDDEN(
      HttpStatus.FORBIDDEN, "You may not do this", "Ask somebody with the right role or group."),
  CSRF(
      HttpStatus.FORBIDDEN,
      "The CSRF token is missing or wrong",
      "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN."),
  CROSS_SITE(
      HttpStatus.FORBIDDEN,
      "The call comes from another site",
      "Send it from the portal's own pages, or from a script."),
  FOUR_EYES(
      HttpStatus.FORBIDDEN,
      "Two pairs of eyes are needed",
      "Leave this task to somebody else: nobody decides on the own request, or twice."),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing", "Check the address."),
  GONE(HttpStatus.GONE, "It was there and was taken back", "There is nothing to do."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED,
      "The method is not supported here",
      "Use one of the methods in the header Allow."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE, "The answer is not available in that format", "Accept JSON."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is not JSON", "Send application/json."),
  TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large", "Send less."),
  FILE_TYPE_NOT_TAKEN(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "Files of this type are not taken",
      "Send it in one of the types that GET /api/files/limits names."),
  REQUEST_CONFIDENTIAL(
      HttpStatus.CONFLICT,
      "The request is confidential",
      "Name the people who are to see it, or make it not confidential first."),
  TOO_MANY_FILES(HttpStatus.CONFLICT, "There are too many files", "Delete some of them."),
  INVALID_FIELDS(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Some fields are not valid",
      "Correct the fields named in `errors` and send it again."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The idempotency key was used for something else",
      "Use a new key for a new request."),
  VERSION_NEEDED(
      HttpStatus.PRECONDITION_REQUIRED,
      "The version is missing",
      "Send the version that you read in the header If-Match."),
  MODEL_CHANGED(
      HttpStatus.CONFLICT,
      "Somebody has made a version of this model meanwhile",
      "Compare it with yours, take over what is new, and save your draft with that version as its base."),
  CHANGE_MOVED(
      HttpStatus.CONFLICT,
      "The change has moved on",
      "Reload it: it is in a state in which this cannot be done."),
  FINDINGS_IN_THE_WAY(
      HttpStatus.CONFLICT,
      "Findings stand in the way of the change",
      "Send it back; its author mends the models at the places named in `errors`."),
  FOUR_EYES_ON_MODELS(
      HttpStatus.FORBIDDEN,
      "A second person has to review this",
      "Leave it to a process owner or admin who wrote nothing of it."),
  CHANGED_ELSEWHERE(
      HttpStatus.CONFLICT,
      "It was changed elsewhere meanwhile",
      "Take over what `current` says, then send it again with that version."),
  TOO_MANY_DRAFTS(
      HttpStatus.CONFLICT, "There are too many drafts", "Submit or delete some of them."),
  TOO_MANY_THREADS(HttpStatus.CONFLICT, "Too many threads are open here", "Resolve some of them."),
  TOO_MANY_COMMENTS(
      HttpStatus.CONFLICT, "The thread is too long", "Begin another one on the same element."),
  TOO_MANY_LINKS(HttpStatus.CONFLICT, "There are too many open links", "End some of them."),
  TOO_MANY_VIEWS(HttpStatus.CONFLICT, "There are too many views", "Delete some of them."),
  VIEW_NAME_TAKEN(
      HttpStatus.CONFLICT,
      "You have a view of that name already",
      "Choose another name, or overwrite the view that has it."),
  CALENDAR_IN_USE(
      HttpStatus.CONFLICT,
      "The calendar is in use",
      "Have its teams and regions go by another calendar; one that clocks have counted by stays."),
  SHEET_NOT_READ(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The file cannot be read as a table",
      "Save it as CSV or XLSX, with the names of the columns in the first row, and send it again."),
  TOO_MANY_ROWS(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The file has too many rows",
      "Share the rows out among several files."),
  TOO_MANY_BATCHES(
      HttpStatus.CONFLICT, "There are too many uploaded files", "Delete some of them."),
  ROW_SUBMITTED(
      HttpStatus.CONFLICT,
      "The row is a request already",
      "Change the brief of the request instead."),
  FORM_NOT_DEPLOYED(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The form of this type is not known yet",
      "Try again when the engine has started once."),
  REQUEST_ENDED(
      HttpStatus.CONFLICT, "The request has come to an end", "Nothing can be changed any more."),
  BRIEF_FIXED(
      HttpStatus.CONFLICT,
      "The brief cannot change like that any more",
      "Leave the fields named in `errors` as they were, or withdraw the request and submit it anew."),
  BRIEF_OUTDATED(
      HttpStatus.PRECONDITION_FAILED,
      "The brief has changed meanwhile",
      "Load the request again and make the change on its newest version."),
  TASK_NOT_OPEN(
      HttpStatus.CONFLICT,
      "The task is not open any more",
      "Reload your task list: somebody answered it, or the request moved on."),
  TASK_TAKEN(
      HttpStatus.CONFLICT,
      "Somebody else holds the task",
      "Ask them to release it, or have it assigned to you."),
  TASK_NOT_HELD(
      HttpStatus.CONFLICT, "Nobody could take the task", "Assign it to a person instead."),
  ANSWER_LINK_FOREIGN(
      HttpStatus.FORBIDDEN,
      "The link is for somebody else",
      "Sign in as the person who got the mail."),
  ANSWER_LINK_USED(
      HttpStatus.GONE,
      "The link was used already",
      "Your answer is kept; the request's page shows it."),
  ANSWER_LINK_ENDED(
      HttpStatus.GONE,
      "The task was given to somebody else",
      "There is nothing for you to do; open the task to see who has it."),
  ANSWER_LINK_EXPIRED(
      HttpStatus.GONE, "The link has expired", "Answer the task in the portal instead."),
  INCIDENT_NOT_OPEN(
      HttpStatus.CONFLICT, "The incident is resolved already", "Reload the list of incidents."),
  ENGINE_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The process engine cannot be reached",
      "It may have been done all the same: look again in a moment, and if it was not, do it once"
          + " more."),
  CHECKS_BUSY(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Models are being checked",
      "Try again in a minute; nothing was changed."),
  DATABASE_UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached", "Try again in a moment."),
  INTERNAL(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Something went wrong here",
      "Try again; if it stays, tell an operator the time and the address.");

  private final HttpStatus status;
  private final String title;
  private final String action;

  ProblemType(HttpStatus status, String title, String action) {
    this.status = status;
    this.title = title;
    this.action = action;
  }

  /** The problem's identity for clients, e.g. {@code urn:launchdesk:problem:task-taken}. */
  public URI uri() {
    return URI.create(
        "urn:launchdesk:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What the caller can do about it. */
  public String action() {
    return action;
  }
}
