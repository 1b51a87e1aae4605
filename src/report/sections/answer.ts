import { candidateName, verdict } from '../../analysis/answer/verdict.ts';
import type { Candidate, Needs } from '../../contract/answer.ts';
import { cellsIn, left, MISSING, right, text } from '../cells.ts';
import type { Figures } from '../../language/figures.ts';
import { latencyCell, latencyNote } from '../latency-note.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

/** Which strategy suits the model, for the needs that were asked, and how sure that is. */
export function answerBlocks(context: SectionContext): Block[] {
  const { answer, needs, figures, names, words } = context;
  const { columns, answer: told } = words;
  const shown: readonly (readonly [string, Candidate | null])[] = [
    [told.places.best, answer.best],
    [told.places.runnerUp, answer.runnerUp],
    [told.places.nearest, answer.nearest],
  ];
  const rows = shown.flatMap(([role, candidate]) =>
    candidate === null
      ? []
      : [candidateRow(role, names.series(candidate), candidate, needs, figures)],
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
          ...latencyNote(
            shown.flatMap(([, candidate]) => candidate?.point ?? []),
            context,
          ),
        ]),
  ];
}

function candidateRow(
  role: string,
  name: string,
  { point }: Candidate,
  { batchSize }: Needs,
  figures: Figures,
): Cell[] {
  const cells = cellsIn(figures);
  return [
    text(role),
    text(name),
    cells.meanSparsity(point.achievedSparsity),
    cells.count(point.accuracy.n),
    cells.accuracy(point.accuracy),
    point.difference === null ? MISSING : cells.points(point.difference),
    cells.kilobytes(point.gzipBytes),
    cells.times(point.theoreticalSpeedup),
    latencyCell(point, batchSize, figures),
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

/** The best, or why there is none. */
function verdictText(context: SectionContext): string {
  const { answer, figures, words, told } = context;
  const { best, nearest, meeting, considered } = answer;
  const nameOf = (candidate: Candidate) => told(candidateName(candidate, context));
  if (best !== null) {
    return words.answer.best(
      nameOf(best),
      meeting,
      figures.count(meeting),
      figures.count(considered),
    );
  }
  const none = told(...verdict(answer, context));
  if (nearest === null) return none;
  const miss = nearest.fits.find(({ margin }) => margin < 0);
  return words.common.sentences([
    none,
    miss === undefined
      ? words.answer.nearest(nameOf(nearest))
      : words.answer.nearestMisses(nameOf(nearest), miss.need, pointsText(-miss.margin, context)),
  ]);
}

/** How sure the answer is: whether others are as good, and whether the limit is kept for certain. */
function certaintyBlocks(context: SectionContext): Block[] {
  const { answer, words, told } = context;
  const { best, ties } = answer;
  if (best === null) return [];
  const uncertain = best.fits.filter(({ certain }) => certain === false);
  return [
    told(...verdict(answer, context)),
    ...(ties.length === 0
      ? []
      : [words.answer.ties(ties.map((tie) => told(candidateName(tie, context))))]),
    ...(uncertain.length === 0 ? [] : [words.answer.uncertain(uncertain.map(({ need }) => need))]),
  ].map((text) => ({ kind: 'paragraph', text }));
}
