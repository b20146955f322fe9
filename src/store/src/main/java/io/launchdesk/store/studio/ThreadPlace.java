package io.launchdesk.store.studio;

/**
 * What a thread is about, as it was when the thread was begun.
 *
 * @param element id within the model; null for the model as a whole
 * @param elementName what the element was called; null without an element
 * @param version of the model that was shown, or that the draft was made from
 * @param onDraft whether its author wrote on an own draft
 */
public record ThreadPlace(String element, String elementName, int version, boolean onDraft) {}
