import { runCommandLine } from "#electron/cli/run";

/** The command line's entry: arguments in, text out, exit status. Everything else stands in cli/. */
process.exitCode = await runCommandLine(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
