/** A failure that was foreseen: its message is one sentence with the way out, shown without a stack. */
export class Refusal extends Error {}

/**
 * Ends the process with a sentence for what was foreseen, and with the whole stack for what was not.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  console.error(error instanceof Refusal ? `\nsuivi: ${error.message}` : error);
  process.exit(1);
}
