import { z } from 'zod';
import { experimentSchema } from '../../contract/experiment.ts';
import { datasetChoiceSchema } from '../../engine/datasets/registry.ts';
import { modelChoiceSchema } from '../../engine/models/registry.ts';
import { strategyChoiceSchema } from '../../engine/strategies/registry.ts';

/** The experiment document with everything that is registered. */
export const documentSchema = experimentSchema({
  dataset: datasetChoiceSchema,
  model: modelChoiceSchema,
  strategy: strategyChoiceSchema,
});

/** A part of a JSON Schema, as far as the sentences about documents need it. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

/** The same as JSON Schema (draft 2020-12), with a description of every field. */
export const documentJsonSchema = z.toJSONSchema(documentSchema, {
  io: 'input',
  reused: 'inline',
}) as JsonSchema;

/**
 * What stands in the schema at a place of a document. Between registered choices the document's own
 * `id` decides. Undefined where the document has left what is known.
 */
export function schemaAt(path: readonly PropertyKey[], document: unknown): JsonSchema | undefined {
  let schema: JsonSchema | undefined = chosen(documentJsonSchema, document);
  let value: unknown = document;
  for (const key of path) {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
    const inner: JsonSchema | undefined =
      typeof key === 'number' ? schema?.items : schema?.properties?.[String(key)];
    schema = inner && chosen(inner, value);
  }
  return schema;
}

function chosen(schema: JsonSchema, value: unknown): JsonSchema {
  const options = schema.oneOf ?? schema.anyOf;
  if (!options) return schema;
  const id = (value as { id?: unknown } | null | undefined)?.id;
  if (id === undefined) return schema;
  return options.find((option) => option.properties?.['id']?.const === id) ?? schema;
}
