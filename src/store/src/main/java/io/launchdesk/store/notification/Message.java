package io.launchdesk.store.notification;

import java.time.Instant;
import java.util.Map;

/**
 * What somebody, or a channel of a chat system, was told of a topic.
 *
 * @param event in the communication plan; null for what was told before there was one
 * @param audience whom the event concerned
 * @param cause what it happened by, such as {@code notify:<element instance>}
 * @param planVersion of the table that decided; null while nothing is decided
 * @param planRow of that table, from 1
 * @param recipient a username; null for a channel
 * @param recipientName of the person or the channel
 * @param chat whether it went to a channel
 * @param facts what the words are made of
 * @param mail {@code off}, {@code at-once}, {@code digest}, {@code undecided}
 * @param shownAt when the portal showed it; null when it does not
 * @param showAt when the portal will show it; null when it does, or never will
 * @param dueFrom nothing was told before this
 * @param heldUntil when the mail was to come that had to wait; null when it did not
 * @param digestWritten whether it is in a digest that is being sent, or was
 * @param sentAt when the mail server or the channel took it; null when it has not
 * @param attempts how often it was tried to send
 * @param error why the last attempt failed, or why nothing is decided; null for neither
 * @param droppedAt when what waited was taken back; null when it was not
 */
public record Message(
    long id,
    String event,
    String audience,
    String cause,
    String template,
    Integer planVersion,
    String planRule,
    Integer planRow,
    String recipient,
    String recipientName,
    boolean chat,
    Map<String, Object> facts,
    Instant decidedAt,
    Instant shownAt,
    Instant showAt,
    String mail,
    Instant dueFrom,
    Instant heldUntil,
    boolean digestWritten,
    Instant sentAt,
    int attempts,
    String error,
    Instant droppedAt) {}
