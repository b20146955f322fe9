package io.launchdesk.core.form;

/**
 * One thing that is missing or wrong in what a person entered.
 *
 * @param field where: the field's key, with its groups and list positions before it, such as {@code
 *     speakers[0].name}
 * @param message what to do about it, in plain English, beginning with the field's label
 */
public record FieldProblem(String field, String message) {}
