import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { until } from '@vueuse/core';
import { afterEach, describe, expect, it } from 'vitest';
import { HOST_PORT_MESSAGE } from '../../contract/bridge.ts';
import type { WorkbenchBridge } from '../../contract/bridge.ts';
import { contract } from '../../contract/contract.ts';
import { connectByPort } from './message-port-wire.ts';

const os = implement(contract);
const ports: MessagePort[] = [];

/** A port to a workbench that has one answer. */
function portTo(answer: string): { page: MessagePort; host: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  const handler = new RPCHandler({
    experiments: {
      start: os.experiments.start.handler(() => ({ id: answer, queued: 0, kept: 0 })),
    },
  });
  handler.upgrade(port2);
  port2.start();
  ports.push(port1, port2);
  return { page: port1, host: port2 };
}

/** What a page sees when the window brings it a port. */
function portMessage(source: unknown, data: unknown, port: MessagePort): Event {
  return Object.assign(new Event('message'), { source, data, ports: [port] });
}

function open() {
  const page = new EventTarget() as Window;
  let requests = 0;
  const bridge = {
    requestHostPort: () => {
      requests += 1;
    },
  } as WorkbenchBridge;
  const connection = connectByPort(page, bridge);
  return {
    ...connection,
    requests,
    bring: (port: MessagePort, data: unknown = HOST_PORT_MESSAGE, source: unknown = page) =>
      page.dispatchEvent(portMessage(source, data, port)),
  };
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('connection by message port', () => {
  it('asks for a port, and holds calls until it is there', async () => {
    const { client, state, requests, bring } = open();
    expect(requests).toBe(1);
    const answer = client.experiments.start({ document: {} });
    expect(state.value).toBe('connecting');
    bring(portTo('first').page);
    expect(state.value).toBe('open');
    expect((await answer).id).toBe('first');
  });

  it('is lost when the host closes its port, and comes back with the next one', async () => {
    const { client, state, epoch, bring } = open();
    const first = portTo('first');
    bring(first.page);
    expect((await client.experiments.start({ document: {} })).id).toBe('first');

    first.host.close();
    await until(state).toBe('lost');
    bring(portTo('second').page);
    expect(state.value).toBe('open');
    expect(epoch.value).toBe(2);
    expect((await client.experiments.start({ document: {} })).id).toBe('second');
  });

  it('takes no port from elsewhere, nor with another message', () => {
    const { state, bring } = open();
    bring(portTo('stranger').page, HOST_PORT_MESSAGE, {});
    bring(portTo('stranger').page, 'something else');
    expect(state.value).toBe('connecting');
  });
});
