/** What the editor offers for the workers' job types. */
package io.launchdesk.portal.studio.template;
