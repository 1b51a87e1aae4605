import { ORPCError } from '@orpc/client';
import type { Problem } from '../../contract/errors.ts';

/** Why the workbench did not do what was asked, as the screens show it. */
export interface Failure {
  /**
   * `refused`: the asker can mend it, and the message says how. `missing`: there is no such thing.
   * `lost`: the answer did not come; the screens ask again by themselves once the connection is back.
   * `defect`: it should not happen.
   */
  readonly kind: 'refused' | 'missing' | 'lost' | 'defect';
  readonly message: string;
  readonly problems: readonly Problem[];
}

interface UserErrorData {
  readonly problems: readonly Problem[];
}

/**
 * Reads what a call threw.
 *
 * @param connected whether the connection is open now: without one, whatever was thrown is its loss
 */
export function failureOf(thrown: unknown, connected: boolean): Failure {
  if (thrown instanceof ORPCError) {
    const { code, message } = thrown;
    if (code === 'USER_ERROR') {
      const { problems } = thrown.data as UserErrorData;
      return { kind: 'refused', message, problems };
    }
    if (code === 'NOT_FOUND') return { kind: 'missing', message, problems: [] };
    return { kind: 'defect', message, problems: [] };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: connected ? 'defect' : 'lost', message, problems: [] };
}
