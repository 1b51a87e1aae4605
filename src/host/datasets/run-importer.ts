import { fork } from 'node:child_process';
import { UserError } from '../../contract/errors.ts';
import { lastLines } from '../trainer/last-lines.ts';
import type { TrainerOptions } from '../trainer/trainer.ts';
import type { FromImporter, ImportReport, ImportTask } from './messages.ts';

/**
 * Has a child process import files, and waits for it.
 *
 * @throws UserError when the files are not what they should be; the signal's reason when aborted;
 * Error when the process dies.
 */
export async function runImporter(
  { entry, env }: TrainerOptions,
  task: ImportTask,
  signal?: AbortSignal,
): Promise<ImportReport> {
  signal?.throwIfAborted();
  const child = fork(entry, [], {
    env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said = lastLines(20);
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => said.add(chunk));
  const stop = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop);
  try {
    const answer = await new Promise<FromImporter>((resolve, reject) => {
      let received: FromImporter | undefined;
      child.once('message', (message: FromImporter) => (received = message));
      child.once('error', reject);
      child.once('close', (code, killedBy) => {
        if (received) resolve(received);
        else
          reject(
            new Error(`The importer ended by ${killedBy ?? `exit code ${code}`}: ${said.text()}`),
          );
      });
      child.send(task, () => undefined);
    });
    if (answer.type === 'refused') throw new UserError(answer.reason);
    return answer.report;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
