import type { Answer, Candidate, Needs } from '../../contract/answer.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import type { Cells } from '../cells.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import type { Words } from '../words/words.ts';

/** Which strategy suits the model, for the needs that were asked, and how sure that is. */
export function answerBlocks(context: SectionContext): Block[] {
  const { answer, needs, figures, names, words } = context;
  const { columns, answer: told } = words;
  const cells = cellsIn(figures);
  const shown: readonly (readonly [string, Candidate | null])[] = [
    [told.places.best, answer.best],
    [told.places.runnerUp, answer.runnerUp],
    [told.places.nearest, answer.nearest],
  ];
  const rows = shown.flatMap(([role, candidate]) =>
    candidate === null
      ? []
      : [candidateRow(role, names.series(candidate), candidate, needs, cells)],
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
            caption: told.caption,
            note: told.note,
            columns: [
              left(columns.place),
              left(columns.strategy),
              right(columns.sparsity),
              right(columns.seeds),
              right(columns.accuracy),
              right(columns.difference),
              right(columns.gzip),
              right(columns.speedup),
              right(columns.latencyAtBatch(needs.batchSize)),
            ],
            rows,
            rowHeads: 1,
          } as const,
        ]),
  ];
}

function candidateRow(
  role: string,
  name: string,
  { point }: Candidate,
  { batchSize }: Needs,
  cells: Cells,
): Cell[] {
  return [
    text(role),
    text(name),
    cells.meanSparsity(point.achievedSparsity),
    cells.count(point.accuracy.n),
    cells.accuracy(point.accuracy),
    point.difference === null ? MISSING : cells.points(point.difference),
    cells.kilobytes(point.gzipBytes),
    cells.times(point.theoreticalSpeedup),
    cells.milliseconds(point.latencyMs?.[batchSize]),
  ];
}

function askedText({ needs, figures, words }: SectionContext): string {
  const { limits, asked } = words.answer;
  const { accuracyLoss, size, macs, latency, batchSize, prefer } = needs;
  return asked(
    [
      ...(accuracyLoss === null
        ? []
        : [limits.accuracyLoss(pointsText(accuracyLoss, { figures, words }))]),
      ...(size === null ? [] : [limits.size(figures.sparsity(size))]),
      ...(macs === null ? [] : [limits.macs(figures.sparsity(macs))]),
      ...(latency === null ? [] : [limits.latency(figures.sparsity(latency), batchSize)]),
    ],
    prefer,
  );
}

/** `1 percentage point`: without a sign and without needless digits. */
function pointsText(
  fraction: number,
  { figures, words }: Pick<SectionContext, 'figures' | 'words'>,
): string {
  const points = Number((fraction * 100).toPrecision(6));
  return words.answer.points(points, figures.plain(points));
}

function verdictText({ answer, figures, names, words }: SectionContext): string {
  const { best, nearest, meeting, considered, verdict } = answer;
  const told = words.answer;
  const nameOf = (candidate: Candidate) =>
    told.candidate(
      names.series(candidate),
      figures.sparsity(candidate.point.achievedSparsity.mean),
    );
  if (verdict === 'empty') return told.empty;
  if (best !== null) {
    return told.best(nameOf(best), meeting, figures.count(meeting), figures.count(considered));
  }
  const none = told.none(figures.count(considered));
  if (nearest === null) return none;
  const miss = nearest.fits.find(({ margin }) => margin < 0);
  return words.common.sentences([
    none,
    miss === undefined
      ? told.nearest(nameOf(nearest))
      : told.nearestMisses(
          nameOf(nearest),
          miss.need,
          pointsText(-miss.margin, { figures, words }),
        ),
  ]);
}

/** How sure the answer is: whether the limit is kept for certain, and whether others are as good. */
function certaintyBlocks({ answer, figures, names, words }: SectionContext): Block[] {
  const { best, verdict, difference, ties, seedsNeeded } = answer;
  if (best === null) return [];
  const told = words.answer;
  const uncertain = best.fits.filter(({ certain }) => certain === false);
  const sentences = [
    verdictSentence(answer, told),
    ...(difference === null || verdict === 'one-seed'
      ? []
      : [
          told.difference(
            figures.pointsInterval(difference),
            difference.adjustedP === null ? null : figures.pValue(difference.adjustedP),
          ),
        ]),
    ...(ties.length === 0
      ? []
      : [
          told.ties(
            ties.map((tie) => [
              names.series(tie),
              figures.sparsity(tie.point.achievedSparsity.mean),
            ]),
          ),
        ]),
    ...(seedsNeeded === null ? [] : [told.seedsNeeded(figures.count(seedsNeeded))]),
    ...(uncertain.length === 0 ? [] : [told.uncertain(uncertain.map(({ need }) => need))]),
  ];
  return sentences.map((sentence) => ({ kind: 'paragraph', text: sentence }));
}

function verdictSentence({ verdict, difference }: Answer, told: Words['answer']): string {
  switch (verdict) {
    case 'separated':
      return told.separated((difference?.mean ?? 0) >= 0);
    case 'tied':
      return told.tied;
    case 'one-seed':
      return told.oneSeed;
    case 'alone':
      return told.alone;
    case 'none':
    case 'empty':
      return '';
  }
}
