package io.launchdesk.store.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * That a mail offers answers to a task.
 *
 * @param marker what stands in its addresses until it is sent, in place of the link's secret
 * @param until when the links expire
 */
public record AnswerMark(UUID marker, Instant until) {}
