package io.launchdesk.portal.problem;

/** A field or parameter at fault, and what is wrong with it. */
public record FieldError(String field, String message) {}
