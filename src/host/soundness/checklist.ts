import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { Check, Mend } from '../../contract/soundness.ts';
import { strategyChoiceSchema } from '../../engine/strategies/registry.ts';
import { levelsOf } from '../experiments/levels.ts';
import {
  check,
  controls,
  lackingControls,
  operatingPoints,
  seeds,
  WANTED_POINTS,
  WANTED_SEEDS,
} from './grades.ts';
import type { PointCount } from './grades.ts';
import { moreSparsities } from './more-sparsities.ts';
import { nextSeeds } from './next-seeds.ts';

/** Fine-tuning for this share of the training is what the article does: 3 epochs after 10. */
const FINE_TUNING_SHARE = 0.3;

/**
 * The checklist of a document, before anything is run: the items that it decides alone. Those that
 * only runs decide (pairs, environment, complete) are not among them.
 */
export function checklistOf(document: ExperimentDocument): Check[] {
  return [
    check('both-measures', 'met', { measures: ['compressionRatio', 'theoreticalSpeedup'] }),
    operatingPoints(pointCounts(document), moreOperatingPoints(document)),
    rawAccuracy(document),
    seeds(document.seeds.length, {
      kind: 'add-seeds',
      seeds: nextSeeds(document.seeds, Math.max(0, WANTED_SEEDS - document.seeds.length)),
    }),
    controls(strategiesOf(document), missingControls(document)),
    // Every run of an experiment has its data, budget and, by seed, its dense baseline in common.
    check('same-terms', 'met', {
      baselines: document.seeds.length,
      differing: [],
      foreign: 0,
      unrecorded: 0,
    }),
    achieved(document),
    fineTuned(document),
  ];
}

function strategiesOf({ strategies }: ExperimentDocument): string[] {
  return strategies.map(({ id }) => id);
}

/** By entry of the document's strategies. A sparsity of 0 prunes nothing: it is no operating point. */
function pointCounts({ strategies, sparsities }: ExperimentDocument): PointCount[] {
  return strategies.map((choice) => {
    const { levels, areSparsities } = levelsOf(choice, sparsities);
    const pruning = areSparsities ? levels.filter((level) => level > 0) : levels;
    return { strategy: choice.id, points: pruning.length };
  });
}

/** Where strategies take the document's sparsities and these are too few. */
function moreOperatingPoints({ strategies, sparsities }: ExperimentDocument): Mend | null {
  const given = sparsities.filter((sparsity) => sparsity > 0);
  const takesSparsities = strategies.some((choice) => levelsOf(choice, []).areSparsities);
  if (!takesSparsities || given.length >= WANTED_POINTS) return null;
  return { kind: 'add-sparsities', sparsities: moreSparsities(given, WANTED_POINTS) };
}

/** All controls take the document's sparsities: without any they could not be added. */
function missingControls(document: ExperimentDocument): Mend | null {
  if (document.sparsities.length === 0) return null;
  const lacking = lackingControls(strategiesOf(document));
  return {
    kind: 'add-strategies',
    strategies: lacking.map((id) => strategyChoiceSchema.parse({ id })),
  };
}

/** Each run's accuracy is kept as it is, and there is a dense baseline for every seed. */
function rawAccuracy({ strategies, sparsities, seeds: { length } }: ExperimentDocument): Check {
  const points = strategies.reduce(
    (sum, choice) => sum + levelsOf(choice, sparsities).levels.length,
    0,
  );
  const facts = { points, planned: points, baselines: length, seeds: length };
  return check('raw-accuracy', 'met', facts);
}

/** What is to be read at the same achieved compression needs two curves. */
function achieved(document: ExperimentDocument): Check {
  const curves = pointCounts(document).filter(({ points }) => points >= 2).length;
  return check('achieved', curves >= 2 ? 'met' : 'partly', {
    curves,
    compressionRatio: [],
    theoreticalSpeedup: [],
  });
}

function fineTuned({ fineTuning, training }: ExperimentDocument): Check {
  const { epochs } = fineTuning;
  return check(
    'fine-tuned',
    epochs > 0 ? 'met' : 'missing',
    { epochs },
    {
      kind: 'fine-tune',
      epochs: Math.max(1, Math.round(FINE_TUNING_SHARE * training.epochs)),
    },
  );
}
