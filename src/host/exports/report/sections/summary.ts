import { datasetName } from '../../../../contract/experiment.ts';
import { runStatusSchema } from '../../../../contract/words.ts';
import { cellsIn, MISSING, text } from '../cells.ts';
import { describeChoice, describeFineTuning, describeTraining } from '../describe.ts';
import type { Block, Cell } from '../report.ts';
import type { SectionContext } from '../report-input.ts';

/** What was asked, how it was run, how far it has come, and the unpruned model beside it all. */
export function summaryBlocks(context: SectionContext): Block[] {
  const { results, comparison, names, figures } = context;
  const { document, runs } = results;
  const strategies = document.strategies.map((choice) =>
    describeChoice(choice, names.strategy(choice.id)),
  );
  const levels = document.sparsities.map(figures.sparsity).join(', ');
  const done = runs.filter(({ status }) => status === 'done').length;
  return [
    {
      kind: 'paragraph',
      text:
        done === runs.length
          ? `All ${figures.count(runs.length)} runs are done.`
          : `${figures.count(done)} of ${figures.count(runs.length)} runs are done: what follows is as far as they have come.`,
      strong: true,
    },
    {
      kind: 'facts',
      rows: [
        fact(
          'Data set',
          describeChoice(document.dataset, names.dataset(datasetName(document.dataset))),
        ),
        fact('Model', describeChoice(document.model, names.model(document.model.id))),
        fact('Training', describeTraining(document.training, figures)),
        fact('Fine-tuning', describeFineTuning(document, figures)),
        fact('Strategies', strategies.join('; ')),
        fact('Sparsities asked for', levels === '' ? 'those of the strategies' : levels),
        fact('Seeds', document.seeds.map(figures.plain).join(', ')),
        fact('State of the runs', stateOfRuns(context)),
      ],
    },
    { kind: 'facts', rows: baselineFacts(context) },
    ...(comparison.dense === null
      ? [{ kind: 'paragraph', text: 'No dense baseline is finished yet.' } as const]
      : []),
  ];
}

/** The unpruned model, against which everything is measured. */
function baselineFacts({ results, comparison: { dense }, figures }: SectionContext) {
  const cells = cellsIn(figures);
  const ofBaseline = results.runs.find(({ id }) => dense?.runs.some((run) => run.id === id));
  const accuracy = dense?.accuracy;
  return [
    {
      name: `Dense baseline, accuracy${accuracy?.n === undefined ? '' : ` (${seedsText(accuracy.n, accuracy.halfWidth !== null)})`}`,
      cell: cells.accuracyWithUnit(accuracy),
    },
    { name: 'Dense baseline, parameters', cell: parameterCell() },
    { name: 'Dense baseline, multiply-accumulates', cell: cells.thousands(dense?.macs) },
    { name: 'Dense baseline, kB after gzip', cell: cells.kilobytes(dense?.gzipBytes) },
  ];

  function parameterCell(): Cell {
    return ofBaseline?.metrics ? cells.count(ofBaseline.metrics.parameters) : MISSING;
  }

  function seedsText(n: number, hasInterval: boolean): string {
    const seeds = `${figures.count(n)} ${n === 1 ? 'seed' : 'seeds'}`;
    return hasInterval ? `${seeds}, ± half of the 95% interval` : seeds;
  }
}

function stateOfRuns({ results: { runs }, figures }: SectionContext): string {
  return runStatusSchema.options
    .map((status) => ({ status, count: runs.filter((run) => run.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${figures.count(count)} ${status}`)
    .join(', ');
}

function fact(name: string, value: string) {
  return { name, cell: text(value) };
}
