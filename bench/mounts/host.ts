/*
 * A host in a process of its own: starts a document, or goes on with it, prints what the command line
 * prints, and ends when all is done.
 */
import { exitCodeOfSignal } from '../../src/cli/exit-code.ts';
import { follow } from '../../src/cli/follow.ts';
import { stopRequest } from '../../src/cli/stop-request.ts';
import { openHost } from '../../src/host/host.ts';
import { document, WORKERS } from './document.ts';

const [dataDir = ''] = process.argv.slice(2);
const stop = stopRequest();
const host = await openHost({ dataDir, workers: WORKERS, checkpointEveryMs: 1000 });
const { id } = await host.client.experiments.start({ document });
await follow(host, id, stop);
await host.close();
process.exitCode = stop.signal === undefined ? 0 : exitCodeOfSignal(stop.signal);
stop.dispose();
