/* Stands in for the parts of `node:util` that the app's main process uses and Node 12 lacks. */

/** Only `--name VALUE`, which is what the app asks for, and what is no option. */
export function parseArgs({ args, options }: { args: string[]; options: object }) {
  const values: Record<string, string | undefined> = {};
  const positionals: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] as string;
    if (Object.keys(options).some((name) => word === `--${name}`))
      values[word.slice(2)] = args[++at];
    else if (!word.startsWith('-')) positionals.push(word);
  }
  return { values, positionals };
}
