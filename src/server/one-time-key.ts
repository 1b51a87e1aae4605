import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * A key is a random name and its signature by the secret of this start, `NAME.SIGNATURE`. So whoever
 * may read the secret makes keys without asking the server, and the server knows its own by looking.
 */

const NAME_BYTES = 16;

/** 32 random bytes in base64url: what nobody guesses. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A new key to a server of this secret. */
export function makeKey(secret: string): string {
  const name = randomBytes(NAME_BYTES).toString('base64url');
  return `${name}.${signature(secret, name)}`;
}

/** The keys that a secret has signed, each good for one time. */
export class OneTimeKeys {
  readonly #secret: string;
  /** Only keys that were good once stand here, so that strangers cannot make it grow. */
  readonly #used = new Set<string>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** Uses a key up; false where it is none of ours, or was used before. */
  use(key: string): boolean {
    const [name = '', shown = ''] = key.split('.');
    if (!isSame(shown, signature(this.#secret, name)) || this.#used.has(key)) return false;
    this.#used.add(key);
    return true;
  }
}

/** Compares secrets in a time that tells nothing but their lengths, which are no secret. */
export function isSame(shown: string, right: string): boolean {
  const [a, b] = [Buffer.from(shown), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function signature(secret: string, name: string): string {
  return createHmac('sha256', secret).update(name).digest('base64url');
}
