/**
 * How a browser is let in, on the page's own host and port. The address that the workbench gives out
 * is `ENTER_PATH#KEY`; a key is good for one time. The page there shows it, by POST, at `SESSION_PATH`
 * and gets the session secret of this start of the workbench, which it keeps in the storage of its
 * origin. Unlike a cookie, that is for one port alone, and is shown by nobody but the page.
 */
export const ENTER_PATH = '/enter';

/**
 * `POST` with a key as its bearer: 200 with the session secret as text, or 401. `GET` with a session
 * secret as its bearer: 204, or 401 where that is of an earlier start.
 */
export const SESSION_PATH = '/session';

/** Under which the page keeps the session secret in its `localStorage`. */
export const SESSION_ITEM = 'workbench-session';

/**
 * Path of the WebSocket that speaks the contract. It asks for the two protocols of `socketProtocols`;
 * without the right secret among them the upgrade answers 401.
 */
export const SOCKET_PATH = '/rpc';

/** The protocol that is spoken, by name. */
export const SOCKET_PROTOCOL = 'pruning-workbench';

const SESSION_PREFIX = 'session.';

/** What a WebSocket asks for: the protocol that is spoken, and the session secret in a name of its own. */
export function socketProtocols(session: string): [string, string] {
  return [SOCKET_PROTOCOL, `${SESSION_PREFIX}${session}`];
}

/** The session secret among the protocols that are asked for; undefined where there is none. */
export function findSession(protocols: string | undefined): string | undefined {
  return protocols
    ?.split(',')
    .map((name) => name.trim())
    .find((name) => name.startsWith(SESSION_PREFIX))
    ?.slice(SESSION_PREFIX.length);
}
