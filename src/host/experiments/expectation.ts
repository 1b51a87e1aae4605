import type { JsonSchema } from './document-schema.ts';

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 12 });

/** What may stand at a place, in words: "a number, at least 0 and less than 1". */
export function expectation(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  switch (schema.type) {
    case 'integer':
      return bounded('a whole number', schema);
    case 'number':
      return bounded('a number', schema);
    case 'string':
      if (schema.pattern !== undefined) return `a text that matches ${schema.pattern}`;
      return lengthOf('a text', schema.minLength, schema.maxLength);
    case 'array':
      return schema.minItems === undefined
        ? 'a list'
        : `a list with at least ${schema.minItems} ${schema.minItems === 1 ? 'entry' : 'entries'}`;
    case 'boolean':
      return 'true or false';
    default:
      return 'an object such as { "id": "..." }';
  }
}

function bounded(what: string, schema: JsonSchema): string {
  const bounds = [
    ...(schema.minimum === undefined ? [] : [`at least ${number(schema.minimum)}`]),
    ...(schema.exclusiveMinimum === undefined
      ? []
      : [`greater than ${number(schema.exclusiveMinimum)}`]),
    ...(schema.maximum === undefined || schema.maximum === Number.MAX_SAFE_INTEGER
      ? []
      : [`at most ${number(schema.maximum)}`]),
    ...(schema.exclusiveMaximum === undefined
      ? []
      : [`less than ${number(schema.exclusiveMaximum)}`]),
  ];
  return bounds.length === 0 ? what : `${what}, ${bounds.join(' and ')}`;
}

function lengthOf(what: string, min: number | undefined, max: number | undefined): string {
  if (max !== undefined) return `${what} of ${min ?? 0} to ${number(max)} characters`;
  return min === undefined ? what : `${what} of at least ${min} characters`;
}
