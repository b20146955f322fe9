package io.launchdesk.standalone.demo;

import java.util.Map;

/**
 * A request that will be submitted.
 *
 * @param number from 1, in the order of submission
 * @param requester username of the one who asks
 * @param submitted the brief as it is submitted
 * @param complete the brief as it has to be in the end
 * @param twinOf number of the request that this one repeats; 0 for none
 */
record PlannedRequest(
    int number,
    Scenario scenario,
    String type,
    String requester,
    Map<String, Object> submitted,
    Map<String, Object> complete,
    int twinOf) {

  String title() {
    return String.valueOf(complete.get("title"));
  }
}
