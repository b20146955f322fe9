package io.launchdesk.store.team;

import java.math.BigDecimal;

/**
 * What somebody has in hand now.
 *
 * @param tasks open tasks that the person holds
 * @param tasksWithoutEstimate those of them of which nobody knows how long they take: all but the
 *     making of a deliverable
 * @param deliverables unfinished deliverables that the person makes
 * @param deliverablesWithoutEstimate those of them whose plan has no hours
 * @param hours sum of the hours in the production plan of these deliverables
 * @param hoursPerWeek how much the person works
 * @param own whether that was said of this person; else it is what is usual
 */
public record Workload(
    String username,
    String displayName,
    String team,
    int tasks,
    int tasksWithoutEstimate,
    int deliverables,
    int deliverablesWithoutEstimate,
    BigDecimal hours,
    BigDecimal hoursPerWeek,
    boolean own) {}
