/** Changes of models: how they are proposed, reviewed and put into the engine. */
package io.launchdesk.store.change;
