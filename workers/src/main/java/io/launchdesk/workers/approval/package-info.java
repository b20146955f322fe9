/** Approval: who still has to be asked. */
package io.launchdesk.workers.approval;
