import { vi } from 'vitest';
import { createActions } from '../../src/cli/actions.ts';
import { program } from '../../src/cli/program.ts';
import { findProject } from '../../src/host/environment/project-root.ts';

const project = findProject();

/** The command line within this process: what it prints. */
export async function say(...args: string[]): Promise<string> {
  const told: string[] = [];
  const spies = [
    vi
      .spyOn(console, 'log')
      .mockImplementation((line: unknown) => void told.push(`${String(line)}\n`)),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      told.push(String(text));
      return true;
    }),
  ];
  try {
    await words().parseAsync(args, { from: 'user' });
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return told.join('');
}

/** Its commands and options. */
export function words() {
  return program({
    version: project.version,
    defaultDataDir: '',
    actions: createActions(project.root),
    onExitCode: () => undefined,
  });
}

/** Why something was refused. */
export function refusal(act: Promise<unknown>): Promise<string> {
  return act.then(String, (error: Error) => error.message);
}
