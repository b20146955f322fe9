/** Approval: which steps of the policy are still open, and in which rounds they are asked. */
package io.launchdesk.core.approval;
