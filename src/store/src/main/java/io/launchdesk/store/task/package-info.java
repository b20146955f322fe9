/** User tasks: who may work on which, what they show, and what people answered. */
package io.launchdesk.store.task;
