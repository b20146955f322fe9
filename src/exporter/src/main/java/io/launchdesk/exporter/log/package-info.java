/**
 * Which log the tables were written from, how far, and whether the broker's log is still that one.
 */
package io.launchdesk.exporter.log;
