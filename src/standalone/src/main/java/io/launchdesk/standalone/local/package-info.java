/**
 * The supervisor's own HTTP server on loopback: mail pages, channel receiver, state of the parts.
 */
package io.launchdesk.standalone.local;
