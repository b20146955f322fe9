import { createRequire } from 'node:module';

import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><body></body>', {
  pretendToBeVisual: true,
  url: 'http://localhost/',
});

// form-js expects a browser's globals from the moment on which it is loaded.
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) {
    globalThis[name] = window[name];
  }
}
globalThis.window = window;

// The ES module of form-js names files of lodash without their ending, which Node refuses.
const { Form } = createRequire(import.meta.url)('@bpmn-io/form-js-viewer');

/**
 * Opens a form as the browser does.
 *
 * @param {object} schema a Camunda Form
 * @returns {Promise<{fields: number, problems: string[]}>} how many components are shown, and what
 *   form-js does not like
 */
export async function openForm(schema) {
  const container = window.document.createElement('div');
  window.document.body.appendChild(container);
  const form = new Form({ container });
  try {
    const { warnings } = await form.importSchema(schema, {});
    await new Promise((resolve) => window.requestAnimationFrame(resolve));
    return {
      fields: container.querySelectorAll('.fjs-form-field').length,
      problems: warnings.map((warning) => warning.message),
    };
  } catch (error) {
    return { fields: 0, problems: [error.message] };
  } finally {
    form.destroy();
    container.remove();
  }
}

/** Closes the window, so that the process can end. */
export function closeBrowser() {
  window.close();
}
