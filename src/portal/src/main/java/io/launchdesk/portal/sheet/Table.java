package io.launchdesk.portal.sheet;

import java.util.List;

/**
 * A table to write.
 *
 * @param name of its sheet
 * @param rows as long as the head; values are texts, numbers, truth values or null
 */
public record Table(String name, List<String> head, List<List<Object>> rows) {}
