/**
 * Reads deployed forms (form-js schema) and holds what people enter against them, on the server.
 */
package io.launchdesk.core.form;
