/** What checks of models say, so that it can be said in any language. */
package io.launchdesk.core.finding;
