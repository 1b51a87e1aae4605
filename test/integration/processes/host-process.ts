/* A host in a process of its own: runs a document in a data folder and prints each finished run. */
import { openHost } from '../../../src/host/host.ts';

const [dataDir = '', document = '', everyMs] = process.argv.slice(2);
const checkpointEveryMs = everyMs === undefined ? undefined : Number(everyMs);
const host = await openHost({ dataDir, workers: 1, checkpointEveryMs });
const { id } = await host.client.experiments.start({ document });
for await (const event of await host.client.experiments.watch({ id })) {
  if (event.type === 'run' && event.run.status === 'trained')
    process.stdout.write(`${event.run.id}\n`);
}
await host.close();
