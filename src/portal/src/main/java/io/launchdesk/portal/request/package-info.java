/** Requests: submit, list, look at, take back. */
package io.launchdesk.portal.request;
