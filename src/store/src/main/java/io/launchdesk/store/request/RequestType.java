package io.launchdesk.store.request;

/**
 * A kind of request that can be submitted.
 *
 * @param type key, e.g. {@code email-campaign}
 * @param formId its intake form, e.g. {@code intakeEmailCampaign}
 */
public record RequestType(
    String type, String title, String description, String formId, int position) {}
