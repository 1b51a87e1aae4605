/* A host in a process of its own: starts the documents, goes on with them, and ends when all is done. */
import { stopRequest } from '../../src/cli/stop-request.ts';
import { exitCodeOfSignal } from '../../src/cli/exit-code.ts';
import { openHost } from '../../src/host/host.ts';
import { documents } from './documents.ts';

const [dataDir = '', trainerEntry = '', length = 'short', everyMs = ''] = process.argv.slice(2);
const stop = stopRequest();
const host = await openHost({
  dataDir,
  trainerEntry,
  workers: 2,
  // As shipped where nothing else is said.
  checkpointEveryMs: everyMs === '' ? undefined : Number(everyMs),
});
const { experiments } = host.client;

async function settled(document: unknown): Promise<void> {
  const { id } = await experiments.start({ document });
  const events = await experiments.watch({ id });
  // Read to its end: by then nothing of it is left.
  while ((await events.next()).done !== true);
}

await Promise.race([
  Promise.all(documents[length as keyof typeof documents].map(settled)),
  stop.asked,
]);
await host.close();
process.exitCode = stop.signal === undefined ? 0 : exitCodeOfSignal(stop.signal);
stop.dispose();
