/** What people were told, and how they want to be told. */
package io.launchdesk.portal.notification;
