/** Service levels: business time, the policy's rules and the instants that follow from them. */
package io.launchdesk.core.sla;
