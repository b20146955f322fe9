/** Whom a change of models reaches, as far as the models themselves say. */
package io.launchdesk.core.change;
