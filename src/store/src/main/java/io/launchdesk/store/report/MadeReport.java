package io.launchdesk.store.report;

/**
 * A report as it is sent.
 *
 * @param subject one line
 * @param html the mail's text; pictures are in it as {@code data:} addresses
 * @param text the same without pictures; null in reports that were made before texts were
 * @param pdf the same as a document
 */
public record MadeReport(String subject, String html, String text, byte[] pdf) {}
