/** Task lists, and what people do with tasks: claim, release, assign, complete. */
package io.launchdesk.portal.task;
