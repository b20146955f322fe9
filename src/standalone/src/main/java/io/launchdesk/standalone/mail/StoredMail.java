package io.launchdesk.standalone.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail as the list shows it.
 *
 * @param id name of its file without the ending
 * @param receivedAt when it was taken
 * @param from address of the envelope
 * @param to addresses of the envelope: who really gets it
 * @param subject decoded; empty when there is none
 * @param messageId the sender's id, or empty
 */
public record StoredMail(
    String id,
    Instant receivedAt,
    String from,
    List<String> to,
    String subject,
    String messageId) {}
