/** What is known of the files that people added; their bytes lie elsewhere. */
package io.launchdesk.store.file;
