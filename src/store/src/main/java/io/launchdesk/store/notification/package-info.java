/** Who is told what, and the mails that wait to be sent. */
package io.launchdesk.store.notification;
