/** Launch: the pages that are published, and how their addresses are made. */
package io.launchdesk.core.launch;
