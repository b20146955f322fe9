/** The audit: admins read who did what, and every change that a call made is noted. */
package io.launchdesk.portal.audit;
