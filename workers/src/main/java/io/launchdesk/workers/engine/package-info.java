/**
 * How this application lives with engine and database: models are deployed, the schema is brought
 * up, and failures of jobs become retries and readable incidents.
 */
package io.launchdesk.workers.engine;
