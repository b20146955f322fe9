/** Versions of models are proposed together, reviewed by a second person and go live. */
package io.launchdesk.portal.studio.change;
