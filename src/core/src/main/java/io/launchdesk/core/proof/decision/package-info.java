/** What may come of decisions: their tables read row by row, with the engine's own FEEL. */
package io.launchdesk.core.proof.decision;
