package io.launchdesk.store.engine;

/** A form as it was deployed; {@code schema} is its JSON text. */
public record DeployedForm(long key, String formId, int version, String schema) {}
