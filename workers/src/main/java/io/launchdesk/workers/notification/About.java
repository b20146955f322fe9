package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.Topic;
import java.util.Map;

/**
 * What is told about, in words.
 *
 * @param title as people named it
 * @param values further values for the template's placeholders, as {@link Notifier.Order} has them
 */
record About(Topic topic, String title, Map<String, Object> values) {}
