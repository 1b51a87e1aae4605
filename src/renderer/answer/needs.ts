import { FIRST_NEEDS } from '../../contract/answer.ts';
import type { Need, Needs } from '../../contract/answer.ts';

/** A need as its slider shows it. */
export interface NeedSlider {
  readonly need: Need;
  /** In the slider's own unit: percentage points for accuracy, percent of the baseline otherwise. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where it stands when it is first switched on. */
  readonly start: number;
}

/** What can be asked for, in the order of the sliders. */
export const NEED_SLIDERS: readonly NeedSlider[] = [
  { need: 'accuracyLoss', min: 0, max: 10, step: 0.1, start: 1 },
  { need: 'size', min: 5, max: 100, step: 1, start: 25 },
  { need: 'macs', min: 5, max: 100, step: 1, start: 25 },
  { need: 'latency', min: 5, max: 120, step: 1, start: 75 },
];

/** The names of what is asked in the address. */
export const NEED_PARAMETERS = [
  'accuracyLoss',
  'size',
  'macs',
  'latency',
  'latencyBatch',
  'prefer',
  'margin',
] as const satisfies readonly (Need | 'latencyBatch' | 'prefer' | 'margin')[];

/** The needs as they stand in the address: percent, and only what is asked. */
export type NeedsQuery = Readonly<Partial<Record<(typeof NEED_PARAMETERS)[number], string>>>;

const PREFERENCES: readonly Needs['prefer'][] = ['accuracy', 'size', 'macs', 'latency'];

/** Within how many percentage points accuracies may count as practically equal, to choose from. */
export const MARGINS = [0.1, 0.2, 0.5, 1, 2] as const;
const MOST_POINTS = 10;

function marginFromQuery(text: string | undefined): number {
  const points = Number(text ?? Number.NaN);
  return points > 0 && points <= MOST_POINTS ? Math.round(points * 100) / 1e4 : FIRST_NEEDS.margin;
}

/** Reads needs from the address; what is no number within its slider's range is not asked. */
export function needsFromQuery(query: NeedsQuery): Needs {
  const asksNothing = NEED_SLIDERS.every(({ need }) => query[need] === undefined);
  if (asksNothing && query.prefer === undefined) {
    return {
      ...FIRST_NEEDS,
      batchSize: query.latencyBatch ?? FIRST_NEEDS.batchSize,
      margin: marginFromQuery(query.margin),
    };
  }
  const shares = NEED_SLIDERS.map(({ need, min, max }) => {
    const percent = Number(query[need] ?? Number.NaN);
    return [
      need,
      percent >= min && percent <= max ? Math.round(percent * 100) / 1e4 : null,
    ] as const;
  });
  return {
    ...(Object.fromEntries(shares) as Record<Need, number | null>),
    batchSize: query.latencyBatch ?? FIRST_NEEDS.batchSize,
    prefer: PREFERENCES.find((choice) => choice === query.prefer) ?? 'accuracy',
    margin: marginFromQuery(query.margin),
  };
}

/** Writes needs for the address, so that reading them back gives the same. */
export function queryFromNeeds(needs: Needs): NeedsQuery {
  const asked = NEED_SLIDERS.flatMap(({ need }) => {
    const share = needs[need];
    return share === null ? [] : [[need, percentOf(share)] as const];
  });
  return {
    ...Object.fromEntries(asked),
    ...(needs.batchSize === FIRST_NEEDS.batchSize ? {} : { latencyBatch: needs.batchSize }),
    prefer: needs.prefer,
    ...(needs.margin === FIRST_NEEDS.margin ? {} : { margin: percentOf(needs.margin) }),
  };
}

/** Percent without the rounding errors of binary fractions: 0.07 is `7`. */
function percentOf(share: number): string {
  return String(Math.round(share * 1e4) / 100);
}
