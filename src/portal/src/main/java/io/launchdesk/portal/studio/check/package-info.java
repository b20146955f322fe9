/** What must hold, or should, before models go live. */
package io.launchdesk.portal.studio.check;
