import { trainingSchema, usesMomentum } from './experiment.ts';

/** A field that stands in a document and that nothing reads, with the reason. */
export interface UnusedField {
  readonly part: 'training' | 'fineTuning';
  readonly field: string;
  readonly because: 'optimizer' | 'no-fine-tuning';
}

const MOMENTUM: UnusedField = { part: 'training', field: 'momentum', because: 'optimizer' };
const OF_FINE_TUNING = (['learningRate', 'schedule'] as const).map((field): UnusedField => ({
  part: 'fineTuning',
  field,
  because: 'no-fine-tuning',
}));

/** A document that is read, or one that is still written and may have anything in it. */
type Recipes = Readonly<Record<string, unknown>>;

/** The fields that would be read by nothing, whether they stand in the document or not. */
export function idleFields(document: Recipes): UnusedField[] {
  const { training = {}, fineTuning = {} } = document as Record<string, Recipes | undefined>;
  return [
    ...(usesMomentum(training['optimizer']) ? [] : [MOMENTUM]),
    ...(fineTuning['epochs'] === 0 ? OF_FINE_TUNING : []),
  ];
}

/** Those of them that stand there, which whoever repeats the experiment elsewhere would go by. */
export function unusedFields(document: Recipes): UnusedField[] {
  return idleFields(document).filter(
    ({ part, field }) => (document[part] as Recipes | undefined)?.[field] !== undefined,
  );
}

/**
 * A document as it is written down for people and programs: without the fields that nothing reads and
 * that only the defaults put there. It means the same and has the same ids, which are made of the
 * complete document. What somebody set otherwise stays though nothing reads it: it is in the ids.
 */
export function writtenDocument(document: Recipes): Recipes {
  const defaults: Recipes = trainingSchema.parse({});
  return withoutFields(
    document,
    unusedFields(document).filter(
      ({ part, field }) =>
        part === 'training' && (document[part] as Recipes)[field] === defaults[field],
    ),
  );
}

/** A document without some fields of its recipes. */
export function withoutFields(document: Recipes, fields: readonly UnusedField[]): Recipes {
  return fields.reduce((before, { part, field }) => {
    const kept = Object.entries(before[part] as Recipes).filter(([name]) => name !== field);
    return { ...before, [part]: Object.fromEntries(kept) };
  }, document);
}
