import { storePatiently } from '../data-folder/store-patiently.ts';
import type { Patience } from '../data-folder/store-patiently.ts';
import { gotOn } from '../processes/steps.ts';
import type { FromTrainer } from './messages.ts';

/** What took hours waits until it can be written; milliseconds between two attempts. */
const AGAIN_MS = 1000;

/**
 * Does something of a task as soon as the folders that it needs are there, and tells the host of the
 * waiting and of its end.
 *
 * @throws what the act throws where waiting would change nothing, and the signal's reason once the task
 * is given up
 */
export async function patiently<T>(
  act: () => Promise<T>,
  { passing, signal }: Pick<Patience, 'passing' | 'signal'>,
  send: (message: FromTrainer) => void,
): Promise<T> {
  let waited = false;
  const attempt = () => {
    gotOn();
    return act();
  };
  const done = await storePatiently(attempt, {
    retryMs: AGAIN_MS,
    wanted: () => !signal.aborted,
    signal,
    passing,
    onTrouble(trouble, error) {
      waited = true;
      process.stderr.write(`It waits for the data folder: ${String(error)}\n`);
      send({ type: 'waiting', trouble });
    },
  });
  if (done === undefined) throw signal.reason;
  if (waited) send({ type: 'waits-no-longer' });
  return done;
}
