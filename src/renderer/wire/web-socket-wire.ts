import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket as ReconnectingSocket } from 'partysocket';
import { ref } from 'vue';
import { SOCKET_PATH } from '../../contract/socket.ts';
import type { Connection, ConnectionState, WorkbenchClient } from './connection.ts';

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

/** Speaks to the workbench that served this page, over a WebSocket that reconnects by itself. */
export function connectBySocket(page: Location): SocketConnection {
  const state = ref<ConnectionState>('connecting');
  const epoch = ref(0);
  const scheme = page.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new ReconnectingSocket(`${scheme}//${page.host}${SOCKET_PATH}`, [], RECONNECTION);
  // It behaves as a WebSocket; only its type calls the ready state any number.
  const link = new RPCLink({ websocket: socket as WebSocket });
  const client: WorkbenchClient = createORPCClient(link);
  socket.addEventListener('open', () => {
    state.value = 'open';
    epoch.value += 1;
  });
  socket.addEventListener('close', () => {
    state.value = 'lost';
  });
  return { client, state, epoch, close: () => socket.close() };
}
