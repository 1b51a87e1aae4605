import { RPCHandler } from '@orpc/server/message-port';
import { UserError } from '../../src/contract/errors.ts';
import { logDefect } from '../../src/host/defect-log.ts';
import { openHost } from '../../src/host/host.ts';
import type { FromHost, HostPlaces, ToHost } from './host-messages.ts';
import { watchWork } from './watch-work.ts';

/*
 * The host of the Electron app, in a process of its own: windows reach it through message ports
 * that the main process hands on.
 */

const places = JSON.parse(process.argv[2] ?? '{}') as HostPlaces;
const opening = openHost({ ...places, orLook: true });

function tell(message: FromHost): void {
  process.parentPort.postMessage(message);
}

function join(port: Electron.MessagePortMain | undefined): void {
  if (port === undefined) return;
  // Until the host is open a window's calls wait in its port. If it never opens, main is told below.
  opening.then(
    ({ router }) => {
      new RPCHandler(router).upgrade(port);
      port.start();
    },
    () => port.close(),
  );
}

async function save(): Promise<void> {
  try {
    await (await opening).saveAll();
  } catch {
    // A host that cannot be opened has nothing to save, and says so below.
  }
}

async function close(): Promise<void> {
  try {
    await (await opening).close();
  } finally {
    process.exit(0);
  }
}

process.parentPort.on('message', ({ data, ports: [port] }) => {
  const message = data as ToHost;
  switch (message.type) {
    case 'connect':
      join(port);
      break;
    case 'save':
      void save();
      break;
    case 'close':
      void close();
      break;
  }
});

try {
  const { client, works } = await opening;
  // What can only be looked at is nobody's to wait for.
  if (works)
    watchWork(client, (work) => tell({ type: 'work', work })).catch((error: unknown) =>
      logDefect('What is going on is not known any more', error),
    );
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  // Main ends this process when it has read the message: an exit of our own might be faster.
  tell({ type: 'refused', message: error.message });
}
