/** Handing things to systems that cannot be asked what they have got. */
package io.launchdesk.workers.sending;
