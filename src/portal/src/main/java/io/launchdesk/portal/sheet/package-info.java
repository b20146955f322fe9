/** Tables as people keep them in files: CSV in its many dialects, and XLSX. */
package io.launchdesk.portal.sheet;
