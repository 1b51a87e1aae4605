/** A JSON Schema as far as forms are drawn from it. */
export interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

/** A field of an object, with all that its input has to know. */
export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Neither may it be left out nor is there a default. */
  readonly required: boolean;
}

/** One of a few values to choose among. */
export type Option = string | number | boolean;

/** By what input a value is given. `unknown` is only to be written in the document itself. */
export type InputKind =
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly schema: JsonSchema }
  /** A number, or a word in its place. */
  | {
      readonly kind: 'number-or-word';
      readonly schema: JsonSchema;
      readonly words: readonly Option[];
    }
  | { readonly kind: 'numbers'; readonly items: JsonSchema }
  | { readonly kind: 'text'; readonly long: boolean }
  | { readonly kind: 'group'; readonly schema: JsonSchema }
  | { readonly kind: 'variant'; readonly variants: readonly Variant[] }
  | { readonly kind: 'unknown' };

/** One of several objects that are told apart by their `id`. */
export interface Variant {
  readonly id: string;
  readonly schema: JsonSchema;
}

/** The name by which objects of a union are told apart. */
const DISCRIMINATOR = 'id';
/** Texts that may be longer than this get several lines. */
const LONG_TEXT = 500;

/** An object's fields in the order of its schema, without the one that says which object it is. */
export function fieldsOf(schema: JsonSchema): Field[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== DISCRIMINATOR)
    .map(([name, inner]) => ({
      name,
      schema: inner,
      required: (schema.required?.includes(name) ?? false) && inner.default === undefined,
    }));
}

/** The names in an object that its schema does not know. */
export function straysOf(schema: JsonSchema, object: object): string[] {
  const { properties } = schema;
  if (properties === undefined) return [];
  return Object.keys(object).filter((name) => name !== DISCRIMINATOR && !(name in properties));
}

/** What kind of input a value needs. */
export function inputKind(schema: JsonSchema): InputKind {
  const only = withoutNull(schema);
  if (only !== schema) return inputKind(only);
  const options = optionsOf(schema);
  if (options) return { kind: 'choice', options };
  const variants = variantsOf(schema);
  if (variants) return { kind: 'variant', variants };
  const [number, ...others] = schema.anyOf ?? [];
  const words = optionsOf({ anyOf: others });
  if (number?.type === 'number' && words) return { kind: 'number-or-word', schema: number, words };
  switch (schema.type) {
    case 'boolean':
      return { kind: 'switch' };
    case 'integer':
    case 'number':
      return { kind: 'number', schema };
    case 'string':
      return { kind: 'text', long: (schema.maxLength ?? 0) > LONG_TEXT };
    case 'object':
      return schema.properties ? { kind: 'group', schema } : { kind: 'unknown' };
    case 'array':
      return schema.items?.type === 'integer' || schema.items?.type === 'number'
        ? { kind: 'numbers', items: schema.items }
        : { kind: 'unknown' };
    default:
      return { kind: 'unknown' };
  }
}

/** What may be null, without that: leaving a field empty says the same. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null');
  const [only] = others ?? [];
  return others?.length === 1 && only !== undefined ? only : schema;
}

function optionsOf(schema: JsonSchema): readonly Option[] | undefined {
  const constants = (schema.anyOf ?? schema.oneOf)?.map((one) => one.const);
  const values: readonly unknown[] | undefined =
    schema.enum ?? constants ?? (schema.const === undefined ? undefined : [schema.const]);
  return values?.every(isOption) ? values : undefined;
}

function isOption(value: unknown): value is Option {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function variantsOf(schema: JsonSchema): Variant[] | undefined {
  const variants = (schema.oneOf ?? schema.anyOf)?.map((one) => ({
    id: one.properties?.[DISCRIMINATOR]?.const,
    schema: one,
  }));
  return variants?.every((variant): variant is Variant => typeof variant.id === 'string')
    ? variants
    : undefined;
}

/** Whether a number may stand where the schema is. */
export function allows(schema: JsonSchema, value: unknown): boolean {
  return (
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (schema.type !== 'integer' || Number.isInteger(value)) &&
    value >= (schema.minimum ?? -Infinity) &&
    value <= (schema.maximum ?? Infinity) &&
    value > (schema.exclusiveMinimum ?? -Infinity) &&
    value < (schema.exclusiveMaximum ?? Infinity)
  );
}

/** An object with the defaults of its schema filled in, as the workbench understands it. */
export function withDefaults(
  schema: JsonSchema,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const defaults = Object.entries(schema.properties ?? {})
    .filter(([, inner]) => inner.default !== undefined)
    .map(([name, inner]) => [name, inner.default]);
  return { ...Object.fromEntries(defaults), ...value };
}
