import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from './contract.ts';

/** The procedures that are asked something, by their names. */
const asked = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.entries(procedures).flatMap(([name, procedure]) => {
    const { inputSchema } = procedure['~orpc'] as { inputSchema?: z.ZodType };
    return inputSchema ? [{ name: `${group}.${name}`, inputSchema }] : [];
  }),
);

/** The objects in a JSON Schema that let fields in which nobody knows. */
function looseIn(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.entries(schema).flatMap(([key, value]) => looseIn(value, `${path}/${key}`));
  const { properties, additionalProperties } = schema as Record<string, unknown>;
  return properties !== undefined && additionalProperties !== false ? [path, ...inner] : inner;
}

/** The strings and lists in a JSON Schema that may be of any length. */
function endlessIn(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.entries(schema).flatMap(([key, value]) =>
    endlessIn(value, `${path}/${key}`),
  );
  const { type, ...rules } = schema as Record<string, unknown>;
  const bounds =
    type === 'array' ? ['maxItems', 'items'] : ['maxLength', 'enum', 'const', 'pattern'];
  const isBounded = bounds.some((rule) => {
    // A list of certain places; a pattern says how often, if it is to bound anything.
    if (rule === 'items') return 'prefixItems' in rules;
    if (rule === 'pattern') return /\{\d+,\d+\}\$$/.test(String(rules[rule] ?? ''));
    return rule in rules;
  });
  return (type === 'string' || type === 'array') && !isBounded ? [path, ...inner] : inner;
}

describe('what can be asked', () => {
  it('is known here', () => {
    expect(asked.length).toBeGreaterThan(20);
  });

  it.each(asked)('refuses fields that nobody knows: $name', ({ inputSchema }) => {
    const schema = z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' });
    expect(looseIn(schema, '')).toEqual([]);
    const { error } = inputSchema.safeParse({ nobodyKnowsThis: 1 });
    expect(JSON.stringify(error?.issues)).toContain('nobodyKnowsThis');
  });

  it.each(asked)('has an end: $name', ({ inputSchema }) => {
    const schema = z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' });
    expect(endlessIn(schema, '')).toEqual([]);
  });

  it('may be told apart from what has none', () => {
    const endless = z.strictObject({ a: z.array(z.string()), b: z.string(), c: z.enum(['c']) });
    expect(endlessIn(z.toJSONSchema(endless), '')).toEqual([
      '/properties/a',
      '/properties/a/items',
      '/properties/b',
    ]);
  });
});
