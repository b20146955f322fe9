/** Who is handing what to other systems at this moment. */
package io.launchdesk.store.sending;
