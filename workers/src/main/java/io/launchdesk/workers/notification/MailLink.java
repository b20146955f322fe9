package io.launchdesk.workers.notification;

/**
 * An address in a mail.
 *
 * @param label what is said of it; plain text
 */
record MailLink(String label, String address) {}
