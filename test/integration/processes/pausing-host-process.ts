/* A host in a process of its own that pauses its document once the first run is trained, says so, and stays. */
import { openHost } from '../../../src/host/host.ts';

const [dataDir = '', document = ''] = process.argv.slice(2);
const host = await openHost({ dataDir, workers: 1 });
const { experiments } = host.client;
const { id } = await experiments.start({ document });
let paused = false;
for await (const event of await experiments.watch({ id })) {
  if (event.type === 'run' && event.run.status === 'trained' && !paused) {
    paused = true;
    await experiments.pause({ id });
  }
  if (event.type === 'progress' && event.progress.state === 'paused')
    process.stdout.write('paused\n');
}
