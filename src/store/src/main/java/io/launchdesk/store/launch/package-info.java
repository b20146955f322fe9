/** Publications on channels and the landing pages that the portal serves. */
package io.launchdesk.store.launch;
