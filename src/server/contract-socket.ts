import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { SOCKET_PROTOCOL } from '../contract/socket.ts';
import type { Host } from '../host/host.ts';

/** The largest message accepted: far above any document, far below what would hurt. */
const MAX_MESSAGE_BYTES = 16 * 2 ** 20;

/** The contract over WebSockets. */
export interface ContractSocket {
  /** Takes over a connection that the gate has let in. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Drops every connection at once. */
  close(): void;
}

/** Speaks the host's contract, by oRPC, with every WebSocket that is handed to it. */
export function contractSocket(host: Pick<Host, 'router'>): ContractSocket {
  const handler = new RPCHandler(host.router);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    // Never the name that holds the secret, though the page asks for both.
    handleProtocols: () => SOCKET_PROTOCOL,
  });
  return {
    accept(request, socket, head) {
      sockets.handleUpgrade(request, socket, head, (connection) => {
        // A broken connection closes itself; unheard, its error would end the process.
        connection.on('error', () => connection.terminate());
        void handler.upgrade(connection);
      });
    },
    close() {
      for (const connection of sockets.clients) connection.terminate();
      sockets.close();
    },
  };
}
