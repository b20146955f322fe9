/** The studio: process owners change processes, decisions and forms. */
package io.launchdesk.portal.studio;
