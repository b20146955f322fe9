package io.launchdesk.core.production;

import java.math.BigDecimal;

/**
 * Someone who has the skill.
 *
 * @param level 1 (beginner) to 5 (master)
 * @param openEffortHours effort of the deliverables that the person has not finished
 */
public record Producer(String username, int level, BigDecimal openEffortHours) {}
