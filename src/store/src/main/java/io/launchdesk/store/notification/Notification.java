package io.launchdesk.store.notification;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Map;

/**
 * Something that a person was told in the portal.
 *
 * @param template what was told, by the name of the mail's template
 * @param facts single values of it, for words in any language
 * @param createdAt when it happened
 * @param shownAt when the portal showed it: later when the communication plan has a delay
 * @param readAt null while it is unread
 */
public record Notification(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
    String template,
    String requestId,
    Map<String, Object> facts,
    Instant createdAt,
    Instant shownAt,
    Instant readAt) {}
