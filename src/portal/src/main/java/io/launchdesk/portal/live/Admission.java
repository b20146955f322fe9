package io.launchdesk.portal.live;

import java.time.Instant;

/**
 * By what right a stream is open.
 *
 * @param sessionId the browser's session; null for a call with Basic credentials
 * @param sessionDigest the session as portals name it to each other; null without a session
 * @param until when the right has to be looked at again
 */
record Admission(String sessionId, String sessionDigest, Instant until) {}
