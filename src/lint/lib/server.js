import { check } from './check.js';

/**
 * The same with text in and out, so that nothing else passes between the server and this code. Nothing in it waits for
 * anything but promises: in an engine without an event loop the outcome is there when the call returns.
 *
 * @param {string} picture as JSON
 * @returns {{found?: string, failed?: string, done: Promise<void>}} findings as JSON, or why there are none
 */
globalThis.checkModels = (picture) => {
  const outcome = {};
  outcome.done = check(JSON.parse(picture)).then(
    (findings) => {
      outcome.found = JSON.stringify(findings);
    },
    (failure) => {
      outcome.failed = String(failure?.stack ?? failure);
    },
  );
  return outcome;
};
