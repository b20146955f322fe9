/** Intake: is the brief complete, does another request ask for the same, is an offer taken over. */
package io.launchdesk.workers.brief;
