/* Stands in for the parts of `node:util` that the app's main process uses and Node 12 lacks. */

/** Only `--name VALUE`, which is what the app asks for. */
export function parseArgs({ args, options }: { args: string[]; options: object }) {
  const values: Record<string, string | undefined> = {};
  for (const name of Object.keys(options)) {
    const at = args.indexOf(`--${name}`);
    if (at >= 0) values[name] = args[at + 1];
  }
  return { values };
}
