package io.launchdesk.core.approval;

import java.util.List;

/** The fields that differ between a version of the brief and the one before it. */
public record BriefChange(int version, List<String> changedFields) {}
