import type { IncomingHttpHeaders } from 'node:http';
import { findSession } from '../contract/socket.ts';
import { isSame, newSecret, OneTimeKeys } from './one-time-key.ts';

/** Why a visitor is turned away: by the name it uses, by where it comes from, or as a stranger. */
export type Refusal =
  | { readonly status: 403; readonly reason: 'host' | 'origin' }
  | { readonly status: 401; readonly reason: 'stranger' };

const STRANGER: Refusal = { status: 401, reason: 'stranger' };

/**
 * Decides who may do what, from the headers of a request. The pages of the app are the same for
 * everybody and hold nothing of the user's: any browser of this machine may load them. What they show
 * comes over the socket, for those alone who show the session secret of this start.
 */
export class Gate {
  readonly #hosts: readonly string[];
  readonly #keys: OneTimeKeys;
  /** Known to the browsers that were let in, and to nobody else: it is written nowhere. */
  readonly #session = newSecret();
  readonly #onLetIn: (key: string) => void;

  /**
   * @param port where the server listens
   * @param secret of this start, which signs the keys
   * @param onLetIn told each key that was used up
   */
  constructor(port: number, secret: string, onLetIn: (key: string) => void) {
    // Other names that lead to loopback are how a page from elsewhere would reach us (DNS
    // rebinding), so only these two are answered.
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    this.#keys = new OneTimeKeys(secret);
    this.#onLetIn = onLetIn;
  }

  /** A request for a page or a file: the refusal, or undefined. */
  refusePage({ host }: IncomingHttpHeaders): Refusal | undefined {
    const isKnown = host !== undefined && this.#hosts.includes(host);
    return isKnown ? undefined : { status: 403, reason: 'host' };
  }

  /**
   * A request from the page of ours: its origin must be its own, where the browser says it, as it
   * does with every upgrade and POST.
   */
  #refuseForeign(headers: IncomingHttpHeaders): Refusal | undefined {
    const refused = this.refusePage(headers);
    if (refused) return refused;
    const isOwn = headers.origin === `http://${headers.host}`;
    return isOwn ? undefined : { status: 403, reason: 'origin' };
  }

  /** A WebSocket's upgrade: the refusal, or undefined. */
  refuseUpgrade(headers: IncomingHttpHeaders): Refusal | undefined {
    const session = findSession(headers['sec-websocket-protocol']);
    return this.#refuseForeign(headers) ?? this.#refuseSession(session);
  }

  /** The question whether a session secret is still good: the refusal, or undefined. */
  refuseSession(headers: IncomingHttpHeaders): Refusal | undefined {
    return this.refusePage(headers) ?? this.#refuseSession(bearer(headers));
  }

  /** A key for a session secret: each key does it once. */
  exchange(headers: IncomingHttpHeaders): { readonly session: string } | Refusal {
    const refused = this.#refuseForeign(headers);
    if (refused) return refused;
    const key = bearer(headers);
    if (key === undefined || !this.#keys.use(key)) return STRANGER;
    this.#onLetIn(key);
    return { session: this.#session };
  }

  #refuseSession(shown: string | undefined): Refusal | undefined {
    return shown !== undefined && isSame(shown, this.#session) ? undefined : STRANGER;
  }
}

function bearer({ authorization }: IncomingHttpHeaders): string | undefined {
  return /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
}
