/** What models and workers agree on: process, message, error and job names. */
package io.launchdesk.core.contract;
