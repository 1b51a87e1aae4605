import { NotFound, UserError } from '../../contract/errors.ts';
import { gotOn } from '../processes/steps.ts';
import { checkArchive } from './check-archive.ts';
import { exportArchive } from './export-archive.ts';
import type { ArchiveTasks, FromArchiveProcess, ToArchiveProcess } from './messages.ts';
import { unpackFiles } from './unpack-files.ts';

/*
 * A child process of the host that writes an archive, or reads one: gigabytes are hashed and packed here,
 * and databases opened that somebody else sent, so that the host neither waits nor dies of either.
 */

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);

/** A message for every piece would be most of the work. */
const PROGRESS_EVERY_MS = 100;

const tasks: ArchiveTasks = { export: exportArchive, check: checkArchive, unpack: unpackFiles };

process.on('message', (message: ToArchiveProcess) => {
  void perform(message).then(send);
});

async function perform({ name, task }: ToArchiveProcess): Promise<FromArchiveProcess> {
  let told = 0;
  try {
    const answer = await tasks[name](task as never, (done, total) => {
      gotOn();
      const now = performance.now();
      if (now - told < PROGRESS_EVERY_MS) return;
      told = now;
      send({ type: 'progress', done, total });
    });
    return { type: 'answer', answer };
  } catch (error) {
    if (error instanceof UserError) return { type: 'refused', reason: error.reason };
    if (error instanceof NotFound) return { type: 'missing', sentence: error.sentence };
    return { type: 'failed', stack: String(error instanceof Error ? error.stack : error) };
  }
}

/** That nobody listens any more is told by the end of the channel. */
function send(message: FromArchiveProcess): void {
  process.send?.(message, undefined, undefined, () => undefined);
}
