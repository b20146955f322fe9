/** Files that people add to requests, comments and drafts. */
package io.launchdesk.portal.file;
