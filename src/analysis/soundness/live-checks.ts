import canonicalize from 'canonicalize';
import type { Comparison, ComparisonPoint, ComparisonSeries } from '../../contract/results.ts';
import type { Condition, RunRecord } from '../../contract/run.ts';
import type { Check, CheckId, Matched, Mend, Pair } from '../../contract/soundness.ts';
import { isDense } from '../../contract/words.ts';
import { checklistOf } from './checklist.ts';
import { controlsAmong } from './controls.ts';
import { check, controls, operatingPoints, RETRY, seeds } from './grades.ts';
import type { PointCount } from './grades.ts';
import { environmentCheck, equalBudget, sameEnvironment, sameTerms } from './origin-checks.ts';
import type { Origin } from './origin-checks.ts';
import { pairsCheck } from './pairs.ts';
import type { Question } from './question.ts';

/** All that the state of an experiment's checklist follows from. */
export interface Evidence {
  readonly question: Question;
  /** All runs of the experiment, dense baselines too. */
  readonly records: readonly RunRecord[];
  readonly comparison: Comparison;
  readonly matched: readonly Matched[];
  readonly origins: readonly Origin[];
  /** The pairs of data set and architecture on which its strategies have been run, its own first. */
  readonly pairs: readonly Pair[];
}

/**
 * The checklist of an experiment as far as it has come. What its document does not meet stays so,
 * whatever its runs give. What it does is pending while some of its runs are, and then judged by
 * those that have figures.
 */
export function liveChecks(evidence: Evidence): Check[] {
  const { question, records } = evidence;
  const settled = !records.some(({ status }) => status === 'queued' || status === 'running');
  const judged = new Map(judgedByFigures(evidence).map((entry) => [entry.id, entry]));
  const planned = checklistOf(question).map((plan): Check => {
    if (plan.state !== 'met') return plan;
    const { state, facts, mend } = judged.get(plan.id) ?? plan;
    return settled ? { ...plan, state, facts, mend } : { ...plan, state: 'pending' };
  });
  return [
    ...planned,
    pairsCheck(evidence.pairs),
    settled || evidence.origins.length > 0
      ? sameEnvironment(evidence.origins)
      : check('same-environment', 'pending', {}),
    quietMachine(records),
    environmentCheck(evidence.origins, settled),
    learnt(records, settled),
    complete(records, settled),
  ];
}

/** The items that a document can meet, as its figures meet them. */
function judgedByFigures(evidence: Evidence): Check[] {
  const { question, comparison, matched, records, origins } = evidence;
  const { series } = comparison;
  const points = series.flatMap((entry) => entry.points);
  const counts = series.map((entry) => ({
    strategy: entry.strategy,
    ...operatingRange(entry.points),
  }));
  const withPoints = series.filter((entry) => entry.points.length > 0);
  const present = question.entries.filter(({ choice: { id, ...parameters } }) =>
    withPoints.some(
      (entry) =>
        entry.strategy === id && canonicalize(entry.parameters) === canonicalize(parameters),
    ),
  );
  return [
    existing('both-measures', points, { measures: ['compressionRatio', 'theoreticalSpeedup'] }),
    operatingPoints(counts, RETRY),
    rawAccuracy(evidence, points),
    seeds(
      least(points.map(({ runs }) => runs.length)),
      least(points.map(({ runs }) => new Set(runs.map(({ seed }) => seed)).size)),
      RETRY,
    ),
    controls(controlsAmong(question.entries, present), RETRY),
    sameTerms(origins, records),
    equalBudget(origins, records, comparison.reference),
    achieved(matched, withPoints),
    validated(question, records),
    existing('fine-tuned', points, {
      epochs: question.document.fineTuning.epochs,
      moves: 1,
    }),
  ];
}

/** Compression ratios that are closer than this are one point. */
const SAME_RATIO = 0.02;

/** Of what is pruned at all: how many points lie apart, and over what range of compression. */
function operatingRange(points: readonly ComparisonPoint[]): Pick<PointCount, 'points' | 'span'> {
  const ratios = points
    .filter(({ achievedSparsity }) => achievedSparsity.mean > 0)
    .map(({ compressionRatio }) => compressionRatio.mean)
    .toSorted((a, b) => a - b);
  const apart = ratios.filter(
    (ratio, index) => index === 0 || ratio > (ratios[index - 1] as number) * (1 + SAME_RATIO),
  );
  const [least, most] = [ratios[0], ratios.at(-1)];
  return {
    points: apart.length,
    span: least === undefined || most === undefined ? null : most / least,
  };
}

/** 0 where there is none. */
function least(counts: readonly number[]): number {
  return counts.length === 0 ? 0 : Math.min(...counts);
}

/** Every finished run has figures of the examples that the choice is made by. */
function validated({ document }: Question, records: readonly RunRecord[]): Check {
  const finished = records.flatMap(({ metrics }) => metrics ?? []);
  const known = finished.filter(({ validationAccuracy }) => validationAccuracy !== null);
  const { validationFraction: fraction } = document.dataset;
  return check(
    'validation',
    finished.length === 0 ? 'missing' : known.length === finished.length ? 'met' : 'partly',
    {
      fraction: typeof fraction === 'number' ? fraction : 0,
      folds: document.crossValidation?.folds ?? 0,
      without: finished.length - known.length,
    },
  );
}

/** What every point has as soon as there is one. */
function existing(id: CheckId, points: readonly ComparisonPoint[], facts: Check['facts']): Check {
  return check(id, points.length > 0 ? 'met' : 'missing', facts, RETRY);
}

/** Every point that was planned has its accuracy, and so has the unpruned control of every seed. */
function rawAccuracy(
  { comparison, question, records }: Evidence,
  points: readonly ComparisonPoint[],
): Check {
  const baselines = comparison.dense?.runs.length ?? 0;
  const { document } = question;
  const seeds = document.seeds.length * (document.crossValidation?.folds ?? 1);
  const pruned = records.filter(({ strategy }) => !isDense(strategy));
  const planned = new Set(
    pruned.map(({ strategy, parameters, level }) => JSON.stringify([strategy, parameters, level])),
  ).size;
  const whole = points.length === planned && baselines === seeds;
  const none = points.length === 0 || baselines === 0;
  return check(
    'raw-accuracy',
    whole ? 'met' : none ? 'missing' : 'partly',
    { points: points.length, planned, baselines, seeds },
    RETRY,
  );
}

/** There are places that at least two strategies reach, and they can be compared there. */
function achieved(matched: readonly Matched[], series: readonly ComparisonSeries[]): Check {
  const at = (measure: Matched['measure']) =>
    (matched.find((entry) => entry.measure === measure)?.at ?? []).map(String);
  const facts = {
    curves: series.filter(({ points }) => points.length >= 2).length,
    compressionRatio: at('compressionRatio'),
    theoreticalSpeedup: at('theoreticalSpeedup'),
  };
  const met = facts.compressionRatio.length > 0;
  return check('achieved', met ? 'met' : series.length > 0 ? 'partly' : 'missing', facts, RETRY);
}

/** Nothing is measured of it yet. */
const WAITING: ReadonlySet<RunRecord['status']> = new Set(['queued', 'running', 'trained']);

/** No measured latency has a doubt; without any that is measured there is nothing to be sure of. */
function quietMachine(records: readonly RunRecord[]): Check {
  const measured = records.flatMap(({ metrics }) => metrics?.latency ?? []);
  const doubtful = measured.filter(({ doubts }) => doubts.length > 0);
  const facts = {
    measured: measured.length,
    doubtful: doubtful.length,
    doubts: [...new Set(doubtful.flatMap(({ doubts }) => doubts))],
  };
  const mend: Mend = { kind: 'measure-again' };
  if (doubtful.length > 0) {
    return check(
      'quiet-machine',
      doubtful.length < measured.length ? 'partly' : 'missing',
      facts,
      mend,
    );
  }
  const waiting = records.some(({ status }) => WAITING.has(status));
  const state = waiting ? 'pending' : measured.length > 0 ? 'met' : 'missing';
  return check('quiet-machine', state, facts, mend);
}

/** No run is at chance or diverged; missing where a dense network is, from which all others start. */
function learnt(records: readonly RunRecord[], settled: boolean): Check {
  const inCondition = (condition: Condition) =>
    records.filter((record) => record.condition === condition).length;
  const untaught = records.filter(({ condition }) => condition !== null);
  const facts = {
    atChance: inCondition('at-chance'),
    notFinite: inCondition('not-finite'),
    dense: untaught.filter(({ strategy }) => isDense(strategy)).length,
  };
  if (untaught.length > 0) return check('learnt', facts.dense > 0 ? 'missing' : 'partly', facts);
  if (!settled) return check('learnt', 'pending', facts);
  const anyFigures = records.some(({ metrics }) => metrics !== null);
  return check('learnt', anyFigures ? 'met' : 'missing', facts, RETRY);
}

/** Nothing failed or was cancelled. */
function complete(records: readonly RunRecord[], settled: boolean): Check {
  const count = (...states: RunRecord['status'][]) =>
    records.filter(({ status }) => states.includes(status)).length;
  const facts = {
    planned: records.length,
    finished: count('trained', 'done'),
    failed: count('failed'),
    cancelled: count('cancelled'),
  };
  const lost = facts.failed + facts.cancelled;
  if (lost > 0) return check('complete', facts.finished > 0 ? 'partly' : 'missing', facts, RETRY);
  return check('complete', settled ? 'met' : 'pending', facts);
}
