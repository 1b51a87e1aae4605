import { startsTrained } from '../../contract/experiment.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { Check, Mend } from '../../contract/soundness.ts';
import { controlsAmong } from './controls.ts';
import {
  check,
  controls,
  movesWeights,
  operatingPoints,
  retrainingRate,
  seeds,
  WANTED_POINTS,
  WANTED_SEEDS,
  WANTED_SPAN,
} from './grades.ts';
import type { PointCount } from './grades.ts';
import { importedStartOf } from './imported-start.ts';
import { moreSparsities } from './more-sparsities.ts';
import { nextSeeds } from './next-seeds.ts';
import type { Question } from './question.ts';

/** Fine-tuning for this share of the training is what the article does: 3 epochs after 10. */
const FINE_TUNING_SHARE = 0.3;

/**
 * The checklist of a document, before anything is run: the items that it decides alone. Those that
 * only runs decide (pairs, environment, learnt, complete) are not among them.
 */
export function checklistOf(question: Question): Check[] {
  const { document, entries } = question;
  return [
    check('both-measures', 'met', { measures: ['compressionRatio', 'theoreticalSpeedup'] }),
    operatingPoints(pointCounts(question), moreOperatingPoints(question)),
    rawAccuracy(question),
    seedsOf(document),
    controls(controlsAmong(entries), missingControls(question)),
    // Every run of an experiment has its data and, by seed, its dense baseline in common.
    check('same-terms', 'met', { baselines: document.seeds.length, differing: [], foreign: 0 }),
    ...knownTraining(question),
    equalBudget(question),
    achieved(question),
    validation(document),
    fineTuned(question),
    ...(document.fineTuning.epochs > 0 ? [retrainingRate(question.rates)] : []),
  ];
}

/** By entry of the document's strategies. A sparsity of 0 prunes nothing: it is no operating point. */
function pointCounts({ entries }: Question): PointCount[] {
  return entries.map(({ choice, levels, areSparsities }) => {
    const pruning = areSparsities ? levels.filter((level) => level > 0) : levels;
    return {
      strategy: choice.id,
      points: pruning.length,
      span: areSparsities ? spanOf(pruning) : null,
    };
  });
}

/** The largest compression ratio that sparsities stand for, of weights / the smallest. */
function spanOf(sparsities: readonly number[]): number {
  const ratios = sparsities.map((sparsity) => 1 / (1 - sparsity));
  return ratios.length === 0 ? 1 : Math.max(...ratios) / Math.min(...ratios);
}

/** Where strategies take the document's sparsities and these are too few, or all alike. */
function moreOperatingPoints({ document, entries }: Question): Mend | null {
  const given = document.sparsities.filter((sparsity) => sparsity > 0);
  const takesSparsities = entries.some(({ areSparsities }) => areSparsities);
  const lacking = Math.max(0, WANTED_POINTS - given.length);
  // Two more, at the ends, make a range of what lies close together.
  const more = lacking > 0 || spanOf(given) >= WANTED_SPAN ? lacking : 2;
  if (!takesSparsities || more === 0) return null;
  return { kind: 'add-sparsities', sparsities: moreSparsities(given, given.length + more) };
}

/** All controls take the document's sparsities: without any they could not be added. */
function missingControls({ document, entries }: Question): Mend | null {
  if (document.sparsities.length === 0) return null;
  const { lacking } = controlsAmong(entries);
  // A smaller network can only be trained where anything is.
  const isTrained = document.training.epochs + document.fineTuning.epochs > 0;
  return {
    kind: 'add-strategies',
    strategies: isTrained ? lacking : lacking.filter(({ id }) => id !== 'scratch'),
  };
}

/**
 * The dense network that is trained as long is a run of every experiment that fine-tunes. What begins with
 * drawn weights lacks the training that an imported one came with.
 */
function equalBudget(question: Question): Check {
  const { training, fineTuning } = question.document;
  const epochs = training.epochs + fineTuning.epochs;
  const facts = { reference: epochs, least: epochs, most: epochs };
  const anew = importedStartOf(question)?.anew ?? [];
  return anew.length === 0
    ? check('equal-budget', 'met', facts)
    : check('equal-budget', 'partly', { ...facts, anew });
}

/** Asked of what came trained. Nothing that could be done here would mend it. */
function knownTraining(question: Question): Check[] {
  const start = importedStartOf(question);
  if (start === null) return [];
  return [check('known-training', start.folds > 0 ? 'missing' : 'partly', start)];
}

/**
 * Seeds that all start from the weights that a network came with say nothing of other trainings; where nothing
 * is trained at all they are no repetitions.
 */
function seedsOf(document: ExperimentDocument): Check {
  const { seeds: chosen, crossValidation, model, training, fineTuning } = document;
  const found = seeds(chosen.length * (crossValidation?.folds ?? 1), chosen.length, {
    kind: 'add-seeds',
    seeds: nextSeeds(chosen, Math.max(0, WANTED_SEEDS - chosen.length)),
  });
  if (!startsTrained(model)) return found;
  const facts = { ...found.facts, shared: 1 };
  if (training.epochs + fineTuning.epochs === 0) return check('seeds', 'missing', facts);
  return found.state === 'met' ? check('seeds', 'partly', facts) : { ...found, facts };
}

/** Share of the training examples that is offered to be set aside. */
const USUAL_FRACTION = 0.1;

/** Met where examples are set aside; partly where folds are, on which is also reported. */
function validation({ dataset, crossValidation }: ExperimentDocument): Check {
  const { validationFraction: fraction } = dataset;
  const share = typeof fraction === 'number' ? fraction : 0;
  const folds = crossValidation?.folds ?? 0;
  return check(
    'validation',
    share > 0 ? 'met' : folds > 0 ? 'partly' : 'missing',
    { fraction: share, folds },
    { kind: 'set-aside', fraction: USUAL_FRACTION },
  );
}

/** Each run's accuracy is kept as it is, and there is a dense baseline for every seed. */
function rawAccuracy({ document, entries }: Question): Check {
  const points = entries.reduce((sum, { levels }) => sum + levels.length, 0);
  const { length } = document.seeds;
  const facts = { points, planned: points, baselines: length, seeds: length };
  return check('raw-accuracy', 'met', facts);
}

/** What is to be read at the same achieved compression needs two curves. */
function achieved(question: Question): Check {
  const curves = pointCounts(question).filter(({ points }) => points >= 2).length;
  return check('achieved', curves >= 2 ? 'met' : 'partly', {
    curves,
    compressionRatio: [],
    theoreticalSpeedup: [],
  });
}

/** Fine-tuning at a rate that moves nothing is none. */
function fineTuned({ document: { fineTuning, training }, rates }: Question): Check {
  const { epochs } = fineTuning;
  const moves = movesWeights(rates);
  return check(
    'fine-tuned',
    epochs > 0 && moves ? 'met' : 'missing',
    { epochs, moves: moves ? 1 : 0 },
    {
      kind: 'fine-tune',
      epochs: Math.max(1, Math.round(FINE_TUNING_SHARE * training.epochs)),
    },
  );
}
