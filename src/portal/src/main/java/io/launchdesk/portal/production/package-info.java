/** What is being made: deliverables by the stage of their work. */
package io.launchdesk.portal.production;
