/** Several requests at once from a file: looked at, corrected, submitted row by row. */
package io.launchdesk.portal.batch;
