/**
 * What is added to the broker's own process, in a jar of its own: this package knows no other of
 * ours.
 */
package io.launchdesk.standalone.loopback;
