import { withStart } from '../../contract/experiment.ts';
import { runStatusSchema } from '../../contract/words.ts';
import { lacksReference, missingReference } from '../../analysis/comparison/missing-reference.ts';
import { cellsIn, MISSING, text } from '../cells.ts';
import { describeFineTuning, describeTraining } from '../describe.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

/** What was asked, how it was run, how far it has come, and the unpruned model beside it all. */
export function summaryBlocks(context: SectionContext): Block[] {
  const { results, comparison, names, figures, words } = context;
  const { summary: told, common, recipe } = words;
  const { document, runs } = results;
  const strategies = document.strategies.map(names.chosenStrategy);
  const levels = common.list(document.sparsities.map(figures.sparsity));
  const done = runs.filter(({ status }) => status === 'done').length;
  return [
    {
      kind: 'paragraph',
      text:
        done === runs.length
          ? told.allDone(figures.count(runs.length))
          : told.someDone(figures.count(done), figures.count(runs.length)),
      strong: true,
    },
    {
      kind: 'facts',
      rows: [
        fact(told.dataset, names.chosenDataset(document.dataset)),
        fact(told.model, names.chosenModel(withStart(document.model))),
        fact(told.training, describeTraining(document.training, context)),
        fact(told.fineTuning, describeFineTuning(document, context)),
        fact(told.strategies, recipe.choices(strategies)),
        fact(told.sparsities, levels === '' ? told.ownLevels : levels),
        fact(told.seeds, common.list(document.seeds.map(figures.plain))),
        ...(document.crossValidation === undefined
          ? []
          : [fact(told.folds, figures.count(document.crossValidation.folds))]),
        ...(document.device === undefined
          ? []
          : [fact(told.device, document.device.toUpperCase())]),
        fact(told.stateOfRuns, stateOfRuns(context)),
      ],
    },
    { kind: 'facts', rows: baselineFacts(context) },
    ...(lacksReference(document, results.runs)
      ? [{ kind: 'paragraph', text: context.told(missingReference(document)) } as const]
      : []),
    ...(comparison.dense === null ? [{ kind: 'paragraph', text: told.noBaseline } as const] : []),
  ];
}

/** The unpruned model, against which everything is measured. */
function baselineFacts({ results, comparison: { dense }, figures, words }: SectionContext) {
  const told = words.summary;
  const cells = cellsIn(figures);
  const ofBaseline = results.runs.find(({ id }) => dense?.runs.some((run) => run.id === id));
  const accuracy = dense?.accuracy;
  return [
    {
      name:
        accuracy === undefined
          ? told.baselineAccuracy
          : told.baselineAccuracyOver(
              words.common.seeds(accuracy.n, figures.count(accuracy.n)),
              accuracy.halfWidth !== null,
            ),
      cell: cells.accuracyWithUnit(accuracy),
    },
    { name: told.baselineParameters, cell: parameterCell() },
    { name: told.baselineMacs, cell: cells.thousands(dense?.macs) },
    { name: told.baselineGzip, cell: cells.kilobytes(dense?.gzipBytes) },
  ];

  function parameterCell(): Cell {
    return ofBaseline?.metrics ? cells.count(ofBaseline.metrics.parameters) : MISSING;
  }
}

function stateOfRuns({ results: { runs }, figures, words }: SectionContext): string {
  const { common, summary } = words;
  const counts = runStatusSchema.options
    .map((status) => ({ status, count: runs.filter((run) => run.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => summary.inState(figures.count(count), common.statuses[status]));
  return common.list(counts);
}

function fact(name: string, value: string) {
  return { name, cell: text(value) };
}
