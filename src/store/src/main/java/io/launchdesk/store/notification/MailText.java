package io.launchdesk.store.notification;

/**
 * What a mail says.
 *
 * @param language BCP 47
 * @param subject one line
 * @param body plain text
 */
public record MailText(String language, String subject, String body) {}
