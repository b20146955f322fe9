/** People are told, reminded and warned; mails are sent. */
package io.launchdesk.workers.notification;
