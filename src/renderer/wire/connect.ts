import type { Connection } from './connection.ts';
import { connectByPort } from './message-port-wire.ts';
import { sessionOf } from './session.ts';
import { connectBySocket } from './web-socket-wire.ts';

/** The message port in the Electron window, else a WebSocket to where the page came from. */
export function connect(page: Window): Connection {
  return page.workbench === undefined
    ? connectBySocket(page.location, sessionOf(page))
    : connectByPort(page, page.workbench);
}
