import { expect, test } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { identify, isRunning } from '../setup/process-identity.mjs';

const runChild = fileURLToPath(new URL('run-child.mjs', import.meta.url));

/**
 * Runs a program through `runChild`.
 *
 * @param {string} script of the program, in JavaScript
 * @param {(command: string) => [string, string[]]} [under] what starts it
 * @param {NodeJS.ProcessEnv} [env]
 */
function start(script, under, env) {
  const wrapper = `import(${JSON.stringify(runChild)}).then(({ runChild }) =>
    runChild(process.execPath, ['-e', ${JSON.stringify(script)}]))`;
  const [program, args] = under?.(wrapper) ?? [process.execPath, ['-e', wrapper]];
  return spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

const SAYS_PID = 'console.log(process.pid); setInterval(() => {}, 1000);';

/** @param {ReturnType<typeof start>} process */
async function childOf(process) {
  const [text] = await once(process.stdout, 'data');
  return identify(Number(String(text)));
}

test('the exit code is the one of the program', async () => {
  expect(await once(start('process.exit(7)'), 'exit')).toEqual([7, null]);
});

test('a signal reaches the program, which may still tidy up', async () => {
  const wrapper = start(`process.on('SIGTERM', () => process.exit(5)); ${SAYS_PID}`);
  await childOf(wrapper);
  wrapper.kill('SIGTERM');
  expect(await once(wrapper, 'exit')).toEqual([5, null]);
});

test('a program that a signal has ended lets the wrapper end so, too', async () => {
  const wrapper = start(SAYS_PID);
  const child = await childOf(wrapper);
  process.kill(child.pid, 'SIGTERM');
  expect(await once(wrapper, 'exit')).toEqual([null, 'SIGTERM']);
});

test('the program ends when the shell that npm had started is gone', async () => {
  const shell = start(
    SAYS_PID,
    (wrapper) => ['sh', ['-c', '"$0" -e "$1"; true', process.execPath, wrapper]],
    {
      npm_lifecycle_event: 'start',
    },
  );
  const child = await childOf(shell);
  shell.kill('SIGKILL');
  await expect.poll(() => isRunning(child), { timeout: 3000 }).toBe(false);
});
