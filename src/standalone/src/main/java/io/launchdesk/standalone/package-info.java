/**
 * The embedded default: every part of Launchdesk as a process of this machine, under one
 * supervisor.
 */
package io.launchdesk.standalone;
