import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { problemAt, UserError } from '../../contract/errors.ts';
import type { Problem } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence, SentenceValue } from '../../contract/sentence.ts';
import { schemaAt } from './document-schema.ts';
import type { JsonSchema } from './document-schema.ts';
import { expectation } from './expectation.ts';

/** So many problems are spelt out in the message; the rest are counted. All are in `problems`. */
const SPELT_OUT = 8;
const MAX_RECEIVED_LENGTH = 80;

/** One error for all problems of a document. */
export function documentError(problems: readonly Problem[]): UserError {
  const sentences = problems.map(({ path, message, sentence = message }) =>
    path === '' ? say`The experiment document ${sentence}` : say`${path}: ${sentence}`,
  );
  const more = sentences.length - SPELT_OUT;
  const shown = more > 0 ? [...sentences.slice(0, SPELT_OUT), say`and ${more} more`] : sentences;
  return new UserError(say`${shown.reduce((all, next) => say`${all}; ${next}`)}.`, problems);
}

/** What zod found wrong with a document, in plain sentences. */
export function problemsOf(error: z.ZodError, document: unknown): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, document));
}

function problemsOfIssue(issue: z.core.$ZodIssue, document: unknown): Problem[] {
  const received = valueAt(document, issue.path);
  const path = pathText(issue.path);
  const schema = schemaAt(issue.path, document);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys(schema?.properties ?? {});
      return issue.keys.map((key) =>
        problemAt(
          pathText([...issue.path, key]),
          say`is not a known field; ${suggestion(key, known)}`,
          say`is not a known field${nearby(key, known)}`,
        ),
      );
    }
    case 'invalid_union': {
      // zod gives the ids among which the discriminator had to choose, though its types do not say so.
      const { options } = issue as { options?: unknown[] };
      if (options === undefined) return [mismatch(path, received, schema, issue)];
      const known = options.map(String);
      return [problemAt(path, unknownChoice(received, known), notAmong(known, received))];
    }
    case 'custom': {
      const { sentence = issue.message, plain: words = sentence } = (issue.params ?? {}) as {
        sentence?: Sentence;
        plain?: Sentence;
      };
      const isObject = typeof received === 'object' && received !== null;
      const plain = isObject ? say`${words}` : say`${show(received)} ${words}`;
      return [problemAt(path, say`${sentence}; got ${show(received)}`, plain)];
    }
    default:
      return [mismatch(path, received, schema, issue)];
  }
}

function mismatch(
  path: string,
  received: unknown,
  schema: JsonSchema | undefined,
  issue: z.core.$ZodIssue,
): Problem {
  return problemAt(path, unexpected(received, schema, issue), plainly(received, schema, issue));
}

/** What a form shows as an empty field. */
function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

function notAmong(known: readonly string[], received: unknown): Sentence {
  return isNothing(received)
    ? say`nothing is chosen`
    : say`${show(received)} is not known${nearby(received, known)}`;
}

/** The same as `unexpected`, beside the value that was typed. */
function plainly(
  received: unknown,
  schema: JsonSchema | undefined,
  issue: z.core.$ZodIssue,
): Sentence {
  if (schema?.enum) return notAmong(schema.enum.map(String), received);
  const expected = schema ? say`must be ${expectation(schema, received)}` : issue.message;
  return isNothing(received)
    ? say`is missing; it ${expected}`
    : say`${typeof received === 'string' ? say`“${received}”` : show(received)} ${expected}`;
}

function unexpected(
  received: unknown,
  schema: JsonSchema | undefined,
  { message }: z.core.$ZodIssue,
): Sentence {
  const expected = schema ? say`must be ${expectation(schema)}` : message;
  return received === undefined
    ? say`is missing; it ${expected}`
    : say`${expected}; got ${show(received)}`;
}

function unknownChoice(received: unknown, known: readonly string[]): Sentence {
  const list = say`known are ${known}`;
  if (received === undefined) return say`is missing; ${list}`;
  if (typeof received !== 'string') return say`${show(received)} is not known; ${list}`;
  return say`${show(received)} is not known; ${suggestion(received, known)}`;
}

function suggestion(word: string, known: readonly string[]): Sentence {
  const list = say`known are ${known}`;
  const nearest = nearestOf(word, known);
  return nearest === undefined ? list : say`did you mean "${nearest}"? (${list})`;
}

/** The end of a sentence for a reader who sees in the form what there is. */
function nearby(word: unknown, known: readonly string[]): SentenceValue {
  const nearest = typeof word === 'string' ? nearestOf(word, known) : undefined;
  return nearest === undefined ? '' : say`; did you mean "${nearest}"?`;
}

function nearestOf(word: string, known: readonly string[]): string | undefined {
  // Nobody mistypes a name by so much, and to compare takes longer than to read.
  if (word.length > MAX_RECEIVED_LENGTH) return undefined;
  const [nearest] = known.toSorted((a, b) => distance(word, a) - distance(word, b));
  if (nearest === undefined || distance(word, nearest) > Math.ceil(word.length / 3))
    return undefined;
  return nearest;
}

/** A place in the document as it would be written in code: `strategies[1].scope`. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    document,
  );
}

/** A received value, in a few words. */
export function show(value: unknown): SentenceValue {
  if (typeof value === 'number') return String(value);
  if (value === undefined) return say`nothing`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= MAX_RECEIVED_LENGTH ? text : `${text.slice(0, MAX_RECEIVED_LENGTH)}...`;
}
