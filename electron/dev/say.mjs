/**
 * One line of what the developer scripts do. On stderr: the command line's stdout belongs to its result.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`desk: ${line}\n`);
}

/** A failure the developer can act on: printed without a stack. */
export class ActionableError extends Error {}

/**
 * Runs a script's main function and turns its result into the exit status (0–255).
 * @param {() => Promise<number>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof ActionableError) say(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}
