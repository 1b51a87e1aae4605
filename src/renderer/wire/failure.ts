import { ORPCError } from '@orpc/client';
import type { Language } from '../../contract/language.ts';
import type { Problem } from '../../contract/errors.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { toldText } from '../../language/sentence-text.ts';

/** Why the workbench did not do what was asked, as the screens show it. */
export interface Failure {
  /**
   * `refused`: the asker can mend it, and the message says how. `missing`: there is no such thing.
   * `lost`: the answer did not come; the screens ask again by themselves once the connection is back.
   * `defect`: it should not happen.
   */
  readonly kind: 'refused' | 'missing' | 'lost' | 'defect';
  readonly message: string;
  /** The message, for readers of another language; undefined where only English is known. */
  readonly sentence?: Sentence | undefined;
  readonly problems: readonly Problem[];
}

/** What the workbench's own errors carry; problems only those of a document. */
interface ErrorData {
  readonly problems?: readonly Problem[];
  readonly sentence?: Sentence;
}

/**
 * Reads what a call threw.
 *
 * @param connected whether the connection is open now: without one, whatever was thrown is its loss
 */
export function failureOf(thrown: unknown, connected: boolean): Failure {
  if (thrown instanceof ORPCError) {
    const { code, message } = thrown;
    const { problems = [], sentence } = (thrown.data ?? {}) as ErrorData;
    const told = { message, ...(sentence && { sentence }), problems };
    if (code === 'USER_ERROR') return { kind: 'refused', ...told };
    return { kind: code === 'NOT_FOUND' ? 'missing' : 'defect', ...told };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: connected ? 'defect' : 'lost', message, problems: [] };
}

/** The failure with its texts in a language. */
export function failureIn(failure: Failure, locale: Language): Failure {
  return {
    ...failure,
    message: toldText(failure.message, failure.sentence, locale),
    problems: failure.problems.map((problem) => ({
      ...problem,
      message: toldText(problem.message, problem.sentence, locale),
    })),
  };
}
