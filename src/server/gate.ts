import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a request shows of itself. */
export interface Visitor {
  /** Path and query as received, e.g. `/?token=…`. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** May it come in, must it be turned away, or does it bring the token that a cookie is given for? */
export type Verdict =
  | { readonly kind: 'in' }
  /** The right token is in the address: `location` is the same address without it. */
  | { readonly kind: 'token'; readonly location: string }
  | { readonly kind: 'out'; readonly status: 401 | 403; readonly reason: Reason };

/** Why a visitor is turned away. */
export type Reason = 'host' | 'origin' | 'no-token' | 'wrong-token';

/** Decides who may use the server: a pure function of the request, the port and the token. */
export class Gate {
  readonly cookieName: string;
  readonly #token: string;
  readonly #hosts: readonly string[];

  constructor(port: number, token: string) {
    this.#token = token;
    // Other names that lead to loopback are how a page from elsewhere would reach us (DNS
    // rebinding), so only these two are answered.
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    // Cookies are shared by all ports of a host name; two workbenches must not take each other's.
    this.cookieName = `workbench-${port}`;
  }

  /** A request for a page or a file. */
  judgeRequest(visitor: Visitor): Verdict {
    if (!this.#knowsHost(visitor)) return { kind: 'out', status: 403, reason: 'host' };
    const { path, query } = splitAddress(visitor.url);
    const shown = query.get('token');
    if (shown === null) return this.#judgeCookie(visitor);
    if (!this.#isToken(shown)) return { kind: 'out', status: 403, reason: 'wrong-token' };
    query.delete('token');
    return { kind: 'token', location: query.size > 0 ? `${path}?${query.toString()}` : path };
  }

  /** A WebSocket's upgrade. Cookies go along from any page, so the page's origin must be ours. */
  judgeUpgrade(visitor: Visitor): Verdict {
    if (!this.#knowsHost(visitor)) return { kind: 'out', status: 403, reason: 'host' };
    if (visitor.headers.origin !== `http://${visitor.headers.host}`) {
      return { kind: 'out', status: 403, reason: 'origin' };
    }
    const shown = splitAddress(visitor.url).query.get('token');
    if (shown === null) return this.#judgeCookie(visitor);
    return this.#isToken(shown)
      ? { kind: 'in' }
      : { kind: 'out', status: 403, reason: 'wrong-token' };
  }

  /** The `Set-Cookie` header for a visitor who brought the token; it lives as long as the browser. */
  cookie(): string {
    return `${this.cookieName}=${this.#token}; Path=/; HttpOnly; SameSite=Strict`;
  }

  #knowsHost(visitor: Visitor): boolean {
    return visitor.headers.host !== undefined && this.#hosts.includes(visitor.headers.host);
  }

  #judgeCookie(visitor: Visitor): Verdict {
    const shown = cookieValue(visitor.headers.cookie, this.cookieName);
    if (shown === undefined) return { kind: 'out', status: 401, reason: 'no-token' };
    return this.#isToken(shown)
      ? { kind: 'in' }
      : { kind: 'out', status: 403, reason: 'wrong-token' };
  }

  /** Compares digests, which have one length, in constant time. */
  #isToken(shown: string): boolean {
    return timingSafeEqual(digest(shown), digest(this.#token));
  }
}

/** Not by `URL`, which throws at what some clients send. */
function splitAddress(url: string): { path: string; query: URLSearchParams } {
  const [path = '', ...query] = url.split('?');
  return {
    // One leading slash only: as a redirect `//name` would lead to another host.
    path: `/${path.replace(/^[/\\]+/, '')}`,
    query: new URLSearchParams(query.join('?')),
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
