import { parser } from '@bpmn-io/lezer-feel';

const unary = parser.configure({ top: 'UnaryTests' });

/** The syntax of an expression; nothing is evaluated. */
export const parseExpression = (text) => parser.parse(text).topNode;

/** The syntax of a cell of a decision table; nothing is evaluated. */
export const parseUnaryTests = (text) => unary.parse(text).topNode;

/** Whether FEEL's parser found something that it does not understand. */
export function isBroken(root) {
  const cursor = root.cursor();
  do {
    if (cursor.type.isError) {
      return true;
    }
  } while (cursor.next());
  return false;
}
