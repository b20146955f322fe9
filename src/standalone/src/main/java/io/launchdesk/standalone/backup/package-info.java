/**
 * Backup of broker, database and files to one consistent point, while the system runs, and the way
 * back.
 */
package io.launchdesk.standalone.backup;
