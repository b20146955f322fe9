/** Decisions of approvers. */
package io.launchdesk.store.approval;
