import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { defaultDataDir } from '../host/data-folder/default-data-dir.ts';
import { findProject } from '../host/environment/project-root.ts';
import { createActions } from './actions.ts';
import { EXIT } from './exit-code.ts';
import { program } from './program.ts';

const project = findProject();
// What is imported from here on is compiled once and not at each start.
enableCompileCache(join(project.root, 'node_modules/.cache/workbench'));

// A reader that goes away, as in `workbench list | head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program({
    version: project.version,
    defaultDataDir: defaultDataDir(),
    actions: createActions(project.root),
    onExitCode: (code) => {
      process.exitCode = code;
    },
  }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong, or has shown the help or the version that was asked for.
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.badInput;
  } else {
    const { describeError } = await import('./describe-error.ts');
    const { text, exitCode } = describeError(error);
    console.error(text);
    process.exitCode = exitCode;
  }
}
