/** The request and where it stands. */
package io.launchdesk.core.request;
