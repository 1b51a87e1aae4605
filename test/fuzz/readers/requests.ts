import fc from 'fast-check';
import { z } from 'zod';
import { contract } from '../../../src/contract/contract.ts';
import { odd } from '../damage.ts';
import { fuzzReader } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';

interface Request {
  readonly schema: z.ZodType;
  readonly input: unknown;
}

/** What each procedure of the contract may be asked. */
function inputSchemas(): z.ZodType[] {
  return Object.values(contract)
    .flatMap((area) => Object.values(area))
    .flatMap((procedure) => {
      const { inputSchema } = procedure['~orpc'];
      return inputSchema instanceof z.ZodType ? [inputSchema] : [];
    });
}

type JsonSchema = Readonly<Record<string, unknown>>;

/** Values as a JSON Schema describes them, some of them odd. */
function described(schema: JsonSchema | true | undefined): fc.Arbitrary<unknown> {
  if (schema === undefined || schema === true) return odd;
  return fc.oneof({ weight: 8, arbitrary: asSaid(schema) }, { weight: 1, arbitrary: odd });
}

function asSaid(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, properties, items, anyOf, oneOf } = schema;
  const constants =
    schema['enum'] ?? (schema['const'] === undefined ? undefined : [schema['const']]);
  if (Array.isArray(constants)) return fc.constantFrom(...(constants as unknown[]));
  const several = (anyOf ?? oneOf) as JsonSchema[] | undefined;
  if (several) return fc.oneof(...several.map(described));
  if (type === 'object') {
    const entries = Object.entries((properties ?? {}) as Record<string, JsonSchema>);
    const fields = Object.fromEntries(entries.map(([name, own]) => [name, described(own)]));
    return fc.record(fields, { requiredKeys: (schema['required'] ?? []) as string[] });
  }
  if (type === 'array') return fc.array(described(items as JsonSchema), { maxLength: 4 });
  if (type === 'string')
    return fc.oneof(fc.string(), fc.constantFrom('a', 'mnist', '../..', '\u0000'));
  if (type === 'integer') return fc.oneof(fc.nat(9), fc.integer(), fc.constant(2 ** 53));
  if (type === 'number') return fc.oneof(fc.double(), fc.constantFrom(0, 1));
  return type === 'boolean' ? fc.boolean() : odd;
}

export const requestReaders: readonly FuzzReader[] = [
  fuzzReader(
    'requests',
    300,
    () =>
      fc.oneof(
        ...inputSchemas().map((schema) => {
          const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
          return described(json as JsonSchema).map((input): Request => ({ schema, input }));
        }),
      ),
    ({ schema, input }) => schema.safeParse(input),
  ),
];
