package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;
import java.util.List;

/**
 * Where models break a control.
 *
 * @param model id of the process, or of the decision
 * @param inTable the model is a decision
 * @param element id of the element or rule
 * @param sentence what is wrong and what to do
 * @param path ids of the elements of the process that lead there, flows among them, the first one
 *     first
 * @param stands whether it keeps models from going live
 */
public record Breach(
    Control control,
    String model,
    boolean inTable,
    String element,
    Sentence sentence,
    List<String> path,
    boolean stands) {}
