/** What people say about models and their elements. */
package io.launchdesk.portal.studio.thread;
