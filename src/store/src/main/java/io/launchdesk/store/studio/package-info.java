/** Models as process owners edit them: versions and drafts. */
package io.launchdesk.store.studio;
