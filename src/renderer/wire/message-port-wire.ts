import { createORPCClient, DynamicLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ref } from 'vue';
import { HOST_PORT_MESSAGE } from '../../contract/bridge.ts';
import type { WorkbenchBridge } from '../../contract/bridge.ts';
import type { Connection, ConnectionState, WorkbenchClient } from './connection.ts';

type PortLink = RPCLink<Record<never, never>>;

/**
 * Speaks to the workbench over the message port that the Electron window brings. Calls made before
 * the first port has arrived wait for it; a new port takes the place of the one before.
 */
export function connectByPort(page: Window, bridge: WorkbenchBridge): Connection {
  const state = ref<ConnectionState>('connecting');
  const epoch = ref(0);
  const first = Promise.withResolvers<PortLink>();
  let current: PortLink | Promise<PortLink> = first.promise;
  let currentPort: MessagePort | undefined;

  page.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== page || event.data !== HOST_PORT_MESSAGE || port === undefined) return;
    const link: PortLink = new RPCLink({ port });
    port.addEventListener('close', () => {
      if (port === currentPort) state.value = 'lost';
    });
    port.start();
    const earlier = currentPort;
    currentPort = port;
    // Only the other end would hear of it: calls that still wait at this one must fail, not hang.
    earlier?.close();
    earlier?.dispatchEvent(new Event('close'));
    current = link;
    first.resolve(link);
    state.value = 'open';
    epoch.value += 1;
  });
  bridge.requestHostPort();

  const client: WorkbenchClient = createORPCClient(new DynamicLink(() => current));
  return { client, state, epoch };
}
