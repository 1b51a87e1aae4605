import { say } from '../../contract/sentence.ts';
import type { Sentence, SentenceValue } from '../../contract/sentence.ts';
import type { JsonSchema } from './document-schema.ts';

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 12 });

/**
 * What may stand at a place, in words: "a number, at least 0 and less than 1".
 *
 * @param beside what stands there instead, where the words follow it: of a number nobody needs to hear
 * that it must be one
 */
export function expectation(schema: JsonSchema, beside?: unknown): SentenceValue {
  const { anyOf: [first, ...others] = [] } = schema;
  if (first && [first, ...others].every(({ type }) => type !== undefined && type !== 'object')) {
    return others.reduce<SentenceValue>(
      (all, other) => say`${all}, or ${expectation(other)}`,
      expectation(first),
    );
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return say`one of ${schema.enum.map((value) => JSON.stringify(value))}`;
  switch (schema.type) {
    case 'integer':
      return bounded(say`a whole number`, schema);
    case 'number':
      return bounded(typeof beside === 'number' ? null : say`a number`, schema);
    case 'string':
      if (schema.pattern !== undefined) return say`a text that matches ${schema.pattern}`;
      return lengthOf(schema.minLength, schema.maxLength);
    case 'array':
      if (schema.minItems === undefined) return say`a list`;
      return schema.minItems === 1
        ? say`a list with at least 1 entry`
        : say`a list with at least ${schema.minItems} entries`;
    case 'boolean':
      return say`true or false`;
    default:
      return say`an object such as { "id": "..." }`;
  }
}

function bounded(what: Sentence | null, schema: JsonSchema): Sentence {
  const bounds = [
    ...(schema.minimum === undefined ? [] : [say`at least ${number(schema.minimum)}`]),
    ...(schema.exclusiveMinimum === undefined
      ? []
      : [say`greater than ${number(schema.exclusiveMinimum)}`]),
    ...(schema.maximum === undefined || schema.maximum === Number.MAX_SAFE_INTEGER
      ? []
      : [say`at most ${number(schema.maximum)}`]),
    ...(schema.exclusiveMaximum === undefined
      ? []
      : [say`less than ${number(schema.exclusiveMaximum)}`]),
  ];
  const [first, ...others] = bounds;
  if (first === undefined) return what ?? say`a number`;
  const within = others.reduce((all, bound) => say`${all} and ${bound}`, first);
  return what === null ? within : say`${what}, ${within}`;
}

function lengthOf(min: number | undefined, max: number | undefined): Sentence {
  if (max !== undefined) return say`a text of ${min ?? 0} to ${number(max)} characters`;
  return min === undefined ? say`a text` : say`a text of at least ${min} characters`;
}
