/* Preloaded in the forked host: `process.parentPort` as in a utility process, over the fork's channel. */
import { EventEmitter } from 'node:events';
import type { AcrossFork } from './across-fork.ts';

const ports = new Map<number, EventEmitter>();
const send = (message: AcrossFork) => process.send?.(message);

/** As Electron's own ports: messages come wrapped in an event, and wait until the port is started. */
function makePort(number: number): EventEmitter {
  const waiting: unknown[] = [];
  let isStarted = false;
  const port = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => send({ to: 'port', port: number, message }),
    start() {
      isStarted = true;
      for (const data of waiting.splice(0)) port.emit('message', { data });
    },
    close: () => send({ to: 'port-close', port: number }),
    receive(data: unknown) {
      if (isStarted) port.emit('message', { data });
      else waiting.push(data);
    },
  });
  ports.set(number, port);
  return port;
}

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => send({ to: 'parent-port', message, ports: [] }),
});
Object.assign(process, { parentPort });

process.on('message', (received: AcrossFork) => {
  if (received.to === 'parent-port') {
    parentPort.emit('message', { data: received.message, ports: received.ports.map(makePort) });
    return;
  }
  const port = ports.get(received.port);
  if (received.to === 'port') {
    (port as unknown as { receive(data: unknown): void } | undefined)?.receive(received.message);
  } else {
    ports.delete(received.port);
    port?.emit('close');
  }
});
// A utility process does not outlive its parent.
process.on('disconnect', () => process.exit(0));
