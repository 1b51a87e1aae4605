import canonicalize from 'canonicalize';
import type { ExperimentDocument } from '../../contract/experiment.ts';

/** A setting of documents: where it stands, and its name there. */
export interface Setting {
  readonly part: 'dataset' | 'model' | 'training' | 'fineTuning';
  /** `epochs`; `schedule.id` for one within another; `id` for which data set or model it is. */
  readonly name: string;
}

/** A setting in which documents differ, with the value of each in their order. */
export interface DifferingSetting extends Setting {
  /** For an address: `fineTuning.epochs`. */
  readonly path: string;
  /** Text for what is no number; empty where a document does not say. */
  readonly values: readonly (number | string)[];
}

const PARTS = ['fineTuning', 'training', 'model', 'dataset'] as const;

/** What of a document is a setting of all its runs. */
export type SettingParts = Pick<ExperimentDocument, Setting['part']>;

/** Every setting in which documents differ: of fine-tuning first, which decides most. */
export function differingSettings(documents: readonly SettingParts[]): DifferingSetting[] {
  return PARTS.flatMap((part) => {
    const flat = documents.map((document) => settingsIn(partOf(document, part, documents)));
    const all = new Set(flat.flatMap((settings) => [...settings.keys()]));
    return [...all].flatMap((name) => {
      const values = flat.map((settings) => settings.get(name) ?? '');
      return new Set(values).size < 2 ? [] : [{ part, name, path: `${part}.${name}`, values }];
    });
  });
}

/**
 * What else a document says that decides what comes out: where it is the same, experiments differ in this
 * setting alone, or in chance.
 */
export function termsBeside(
  document: SettingParts & Pick<ExperimentDocument, 'crossValidation' | 'device'>,
  path: string,
): string {
  const { dataset, model, training, fineTuning, crossValidation, device } = document;
  const parts = { dataset, model, training, fineTuning, crossValidation, device };
  return canonicalize(without(parts, path.split('.'))) ?? '';
}

function without(values: object, [name = '', ...rest]: readonly string[]): object {
  const { [name]: found, ...others } = values as Record<string, unknown>;
  if (rest.length === 0 || typeof found !== 'object' || found === null) return others;
  return { ...others, [name]: without(found, rest) };
}

/**
 * What fine-tuning does not say is as in training. Where no document says it, it is no setting of its own:
 * that of training is.
 */
function partOf(
  document: SettingParts,
  part: Setting['part'],
  all: readonly SettingParts[],
): object {
  if (part !== 'fineTuning') return document[part];
  if (all.every(({ fineTuning }) => fineTuning.learningRate === undefined)) {
    return document.fineTuning;
  }
  return { learningRate: document.training.learningRate, ...document.fineTuning };
}

/** A single number of a list counts as one, so that widths stand on an axis of numbers. */
function settingsIn(values: object, above = ''): Map<string, number | string> {
  return new Map(
    Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
      const path = `${above}${name}`;
      if (Array.isArray(value)) {
        const [only] = value as unknown[];
        return [
          [
            path,
            value.length === 1 && typeof only === 'number' ? only : value.join(' / '),
          ] as const,
        ];
      }
      if (typeof value === 'object' && value !== null) return [...settingsIn(value, `${path}.`)];
      // The hash of a data set says nothing that its name does not.
      if (value === undefined || value === null || name === 'sha256') return [];
      return [[path, typeof value === 'number' ? value : String(value)] as const];
    }),
  );
}
