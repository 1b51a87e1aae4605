import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket as ReconnectingSocket } from 'partysocket';
import { ref } from 'vue';
import { SOCKET_PATH, socketProtocols } from '../../contract/socket.ts';
import type { Connection, ConnectionState, WorkbenchClient } from './connection.ts';
import type { Session } from './session.ts';

/** Milliseconds: a restarted workbench is found again within about a second. */
const RECONNECTION = {
  minReconnectionDelay: 300,
  maxReconnectionDelay: 2000,
  reconnectionDelayGrowFactor: 1.4,
  minUptime: 1000,
};

/** A connection that can be ended; the app's own lasts as long as its page. */
export interface SocketConnection extends Connection {
  readonly close: () => void;
}

/**
 * Speaks to the workbench that served this page, over a WebSocket that reconnects by itself. A
 * workbench that was started anew does not know this browser: the page waits until another one was
 * let in, and goes on with the secret of that.
 */
export function connectBySocket(page: Location, session: Session): SocketConnection {
  const state = ref<ConnectionState>('connecting');
  const epoch = ref(0);
  const scheme = page.protocol === 'https:' ? 'wss:' : 'ws:';
  /** A handshake that fails does not say why. */
  let hasFailed = false;
  const protocols = async () => {
    for (;;) {
      const secret = session.kept();
      if (secret !== null && !(hasFailed && (await session.isRefused(secret)))) {
        return socketProtocols(secret);
      }
      state.value = 'stranger';
      if (session.kept() === secret) await session.change();
    }
  };
  const address = `${scheme}//${page.host}${SOCKET_PATH}`;
  const socket = new ReconnectingSocket(address, protocols, RECONNECTION);
  // It behaves as a WebSocket; only its type calls the ready state any number.
  const link = new RPCLink({ websocket: socket as WebSocket });
  const client: WorkbenchClient = createORPCClient(link);
  socket.addEventListener('open', () => {
    hasFailed = false;
    state.value = 'open';
    epoch.value += 1;
  });
  socket.addEventListener('close', () => {
    hasFailed = true;
    state.value = 'lost';
  });
  return { client, state, epoch, close: () => socket.close() };
}
