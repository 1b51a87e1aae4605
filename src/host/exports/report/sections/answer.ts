import type { Answer, Candidate, Fit, Need, Needs } from '../../../../contract/answer.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import type { Cells } from '../cells.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

/** Which strategy suits the model, for the needs that were asked, and how sure that is. */
export function answerBlocks(context: SectionContext): Block[] {
  const { answer, needs, figures } = context;
  const cells = cellsIn(figures);
  const shown: readonly (readonly [string, Candidate | null])[] = [
    ['Best', answer.best],
    ['Runner-up', answer.runnerUp],
    ['Nearest', answer.nearest],
  ];
  const rows = shown.flatMap(([role, candidate]) =>
    candidate === null ? [] : [candidateRow(role, candidate, needs, cells)],
  );
  return [
    { kind: 'paragraph', text: askedText(context) },
    { kind: 'paragraph', text: verdictText(context), strong: true },
    ...certaintyBlocks(context),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            id: 'answer',
            caption: 'The candidates',
            note: '± is half the width of the 95% interval over the seeds; the difference is to the dense baseline of the same seed. Latency is the median of one forward pass.',
            columns: [
              left('Place'),
              left('Strategy'),
              right('Sparsity'),
              right('Seeds'),
              right('Accuracy, %'),
              right('Difference, pp'),
              right('Gzip, kB'),
              right('Speed-up'),
              right(`Latency, ms (batch ${needs.batchSize})`),
            ],
            rows,
            rowHeads: 1,
          } as const,
        ]),
  ];
}

function candidateRow(
  role: string,
  { label, point }: Candidate,
  { batchSize }: Needs,
  cells: Cells,
): Cell[] {
  return [
    text(role),
    text(label),
    cells.meanSparsity(point.achievedSparsity),
    cells.count(point.accuracy.n),
    cells.accuracy(point.accuracy),
    point.difference === null ? MISSING : cells.points(point.difference),
    cells.kilobytes(point.gzipBytes),
    cells.times(point.theoreticalSpeedup),
    cells.milliseconds(point.latencyMs?.[batchSize]),
  ];
}

const PREFERENCES: Record<Needs['prefer'], string> = {
  accuracy: 'the most accurate',
  size: 'the one that is smallest after gzip',
  macs: 'the one with the fewest multiply-accumulates',
  latency: 'the fastest',
};

function askedText({ needs, figures }: SectionContext): string {
  const share = (value: number | null, what: string) =>
    value === null ? [] : [`${what} at most ${figures.sparsity(value)} of the dense baseline's`];
  const limits = [
    ...(needs.accuracyLoss === null
      ? []
      : [`the mean final accuracy falls by at most ${pointsText(needs.accuracyLoss, figures)}`]),
    ...share(needs.size, 'the size after gzip is'),
    ...share(needs.macs, 'the multiply-accumulates are'),
    ...share(needs.latency, `the latency at batch ${needs.batchSize} is`),
  ];
  const asked = limits.length === 0 ? 'nothing is required' : limits.join(', and ');
  return `Asked for: ${asked}; among what meets this, ${PREFERENCES[needs.prefer]}.`;
}

/** `1 percentage point`: without a sign and without needless digits. */
function pointsText(fraction: number, { plain }: SectionContext['figures']): string {
  const points = Number((fraction * 100).toPrecision(6));
  return `${plain(points)} percentage ${points === 1 ? 'point' : 'points'}`;
}

function verdictText({ answer, figures }: SectionContext): string {
  const { best, nearest, meeting, considered } = answer;
  const nameOf = ({ label, point }: Candidate) =>
    `${label} at ${figures.sparsity(point.achievedSparsity.mean)} sparsity`;
  const counts = `of ${figures.count(considered)} candidates (a strategy at one level)`;
  if (answer.verdict === 'empty') return 'No run is finished yet, so there is no answer.';
  if (best === null) {
    const miss = nearest?.fits.find(({ margin }) => margin < 0);
    return (
      `By their means none ${counts} meets this.` +
      (nearest === null
        ? ''
        : ` Nearest is ${nameOf(nearest)}${miss === undefined ? '' : `, which misses ${missText(miss, figures)}`}.`)
    );
  }
  return `${nameOf(best)}. By their means ${figures.count(meeting)} ${counts} ${meeting === 1 ? 'meets' : 'meet'} what is asked.`;
}

const NEED_NAMES: Record<Need, string> = {
  accuracyLoss: 'the accuracy',
  size: 'the size',
  macs: 'the multiply-accumulates',
  latency: 'the latency',
};

function missText({ need, margin }: Fit, figures: SectionContext['figures']): string {
  return need === 'accuracyLoss'
    ? `${NEED_NAMES[need]} by ${pointsText(-margin, figures)}`
    : NEED_NAMES[need];
}

/** How sure the answer is: whether the limit is kept for certain, and whether others are as good. */
function certaintyBlocks({ answer, figures }: SectionContext): Block[] {
  const { best, verdict, difference, ties, seedsNeeded } = answer;
  if (best === null) return [];
  const uncertain = best.fits.filter(({ certain }) => certain === false);
  const sentences = [
    verdictSentence(answer),
    ...(difference === null || verdict === 'one-seed'
      ? []
      : [
          `Best minus runner-up, in final accuracy over the seeds of both: ${figures.pointsInterval(difference)} percentage points${difference.p === null ? '' : ` (paired t-test, p ${pText(difference.p, figures)})`}.`,
        ]),
    ...(ties.length === 0
      ? []
      : [
          `As accurate as far as these seeds can tell: ${ties.map(({ label, point }) => `${label} at ${figures.sparsity(point.achievedSparsity.mean)}`).join('; ')}.`,
        ]),
    ...(seedsNeeded === null
      ? []
      : [
          `About ${figures.count(seedsNeeded)} seeds in all would separate the two, were the difference as seen.`,
        ]),
    ...(uncertain.length === 0
      ? []
      : [
          `The 95% interval of ${uncertain.map(({ need }) => NEED_NAMES[need]).join(' and of ')} reaches beyond the limit, so that the need may not be met.`,
        ]),
  ];
  return sentences.map((sentence) => ({ kind: 'paragraph', text: sentence }));
}

function verdictSentence({ verdict, difference }: Answer): string {
  switch (verdict) {
    case 'separated':
      return `The best is ${(difference?.mean ?? 0) < 0 ? 'less' : 'more'} accurate than the runner-up by more than chance explains: the paired 95% interval of their difference excludes zero.`;
    case 'tied':
      return 'Best and runner-up cannot be told apart in final accuracy: the paired 95% interval of their difference includes zero.';
    case 'one-seed':
      return 'With a single seed nothing can be said about chance: another seed may turn the order around.';
    case 'alone':
      return 'No second candidate meets what is asked, so there is nothing to compare it with.';
    case 'none':
    case 'empty':
      return '';
  }
}

function pText(p: number, figures: SectionContext['figures']): string {
  const shown = figures.pValue(p);
  return shown.startsWith('<') ? shown : `= ${shown}`;
}
