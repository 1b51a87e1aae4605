import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../src/contract/contract.ts';
import { placesOf } from '../../electron/main/places.ts';
import { tinyDocument } from './tiny-document.ts';

/*
 * Plays Electron's main process and window for the built host, in plain Node: hands it a port,
 * runs an experiment over it, and tells it to close. Prints one JSON line per thing that happens.
 */

/** A data folder, for the host that is built in this clone; or places, and the host to hand them to. */
const [given = '', packagedHost] = process.argv.splice(2);
const root = join(import.meta.dirname, '../..');
const places = packagedHost === undefined ? JSON.stringify(placesOf(given, { root })) : given;

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Electron's ports wrap what they bring in an event. */
function likeElectrons(port: MessagePort) {
  return {
    on(name: string, listener: (event?: { data: unknown }) => void) {
      port.on(name, (data: unknown) => listener({ data }));
    },
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}

const parentPort = Object.assign(new EventEmitter(), { postMessage: print });
Object.assign(process, { parentPort });
process.argv.push(places);
await import(packagedHost ?? join(root, 'out/main/host.js'));

const { port1, port2 } = new MessageChannel();
parentPort.emit('message', { data: { type: 'connect' }, ports: [likeElectrons(port1)] });
const link = new RPCLink({ port: port2 });
port2.start();
const { experiments } = createORPCClient<ContractRouterClient<Contract>>(link);
try {
  const { id } = await experiments.start({ document: tinyDocument() });
  for await (const event of await experiments.watch({ id })) {
    if (event.type === 'run') print({ type: 'run', status: event.run.status });
  }
} catch (error) {
  print({ type: 'no-answer', message: String(error) });
}
parentPort.emit('message', { data: { type: 'close' }, ports: [] });
