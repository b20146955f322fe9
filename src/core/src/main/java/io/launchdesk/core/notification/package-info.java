/** What people are told of, and when mails may reach them. */
package io.launchdesk.core.notification;
