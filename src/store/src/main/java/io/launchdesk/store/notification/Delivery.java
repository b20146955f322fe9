package io.launchdesk.store.notification;

/**
 * How a notification fares has changed; published within the transaction that changes it.
 *
 * @param id of the notification
 */
public record Delivery(long id) {}
