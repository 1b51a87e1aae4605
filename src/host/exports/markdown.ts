import { markdownTable } from 'markdown-table';
import type { Comparison, ComparisonPoint, Results } from '../../contract/results.ts';
import type { Environment } from '../../contract/run.ts';
import { kilobytes, milliseconds, percent, times } from './figures.ts';

/** A readable report. Every number comes from the stored runs. */
export function markdownOf(results: Results, comparison: Comparison): string {
  const { document, environment, runs, id, createdAt } = results;
  const undone = runs.filter(({ status }) => status !== 'done');
  return [
    `# ${oneLine(document.name)}`,
    ...(document.description === '' ? [] : [document.description]),
    `Experiment \`${id}\` of ${createdAt}: ${runs.length - undone.length} of ${runs.length} runs are done.`,
    ...(undone.length === 0 ? [] : [listOfUndone(undone)]),
    '## Question',
    questionOf(results),
    '## Results',
    `Mean ± sample standard deviation over the seeds that are finished (column *seeds*). Accuracies are on the test set; one-shot is after pruning and before fine-tuning. Compression and theoretical speed-up are relative to the dense baseline: its parameters by non-zero parameters, its multiply-accumulates by those without a pruned weight. Latency is the median of one forward pass.`,
    resultsTable(comparison),
    '## Environment',
    environment ? environmentTable(environment) : 'No run is finished yet.',
    '## Document',
    `\`\`\`json\n${JSON.stringify(document, null, 2)}\n\`\`\``,
    '',
  ].join('\n\n');
}

function questionOf({ document }: Results): string {
  const { dataset, model, training, fineTuning, sparsities, seeds } = document;
  return [
    `- Data set: ${described(dataset)}`,
    `- Model: ${described(model)}`,
    `- Training: ${epochs(training.epochs)} of ${training.optimizer}, learning rate ${training.learningRate}, batches of ${training.batchSize}`,
    `- Fine-tuning: ${epochs(fineTuning.epochs)}, learning rate ${fineTuning.learningRate ?? training.learningRate}`,
    `- Sparsities: ${sparsities.join(', ') || 'those of the strategies'}`,
    `- Seeds: ${seeds.join(', ')}`,
  ].join('\n');
}

const epochs = (count: number) => `${count} ${count === 1 ? 'epoch' : 'epochs'}`;

function described({ id, ...parameters }: { id: string; [name: string]: unknown }): string {
  const words = Object.entries(parameters).map(
    ([name, value]) => `${name} ${JSON.stringify(value)}`,
  );
  return words.length === 0 ? id : `${id} (${words.join(', ')})`;
}

function resultsTable({ dense, series }: Comparison): string {
  const points = [dense, ...series.flatMap((entry) => entry.points)];
  const batchSizes = [
    ...new Set(points.flatMap((point) => Object.keys(point?.latencyMs ?? {}))),
  ].toSorted((a, b) => Number(a) - Number(b));
  const header = [
    'strategy',
    'level',
    'seeds',
    'sparsity',
    'accuracy',
    'one-shot',
    'compression',
    'speed-up',
    'size',
    'gzip',
    ...batchSizes.map((size) => `latency, batch ${size}`),
  ];
  const row = (label: string, level: string, point: ComparisonPoint) => [
    cell(label),
    level,
    String(point.accuracy.n),
    percent(point.achievedSparsity),
    percent(point.accuracy),
    percent(point.oneShotAccuracy),
    times(point.compressionRatio),
    times(point.theoreticalSpeedup),
    kilobytes(point.sizeBytes),
    kilobytes(point.gzipBytes),
    ...batchSizes.map((size) => milliseconds(point.latencyMs?.[size])),
  ];
  const rows = [
    ...(dense ? [row('Dense baseline', '-', dense)] : []),
    ...series.flatMap(({ label, points: own }) =>
      own.map((point) => row(label, String(point.level), point)),
    ),
  ];
  if (rows.length === 0) return 'No run is finished yet.';
  return markdownTable([header, ...rows], { align: ['l', ...header.slice(1).map(() => 'r')] });
}

function environmentTable(environment: Environment): string {
  return markdownTable([
    ['what', 'value'],
    ['workbench', `${environment.workbench} (${environment.commit ?? 'no commit known'})`],
    ['device', `${environment.deviceName} (${environment.device})`],
    ['cores', String(environment.cores)],
    ['memory', `${(environment.memoryBytes / 2 ** 30).toFixed(1)} GiB`],
    ['platform', environment.platform],
    ['Node', environment.node],
    ['TensorFlow', environment.tensorflow],
    ['tfjs', environment.tfjs],
  ]);
}

function listOfUndone(runs: Results['runs']): string {
  return runs
    .map(
      ({ strategy, sparsity, seed, status, error }) =>
        `- ${strategy}, sparsity ${sparsity ?? 'not known'}, seed ${seed}: ${status}${error ? ` (${oneLine(error)})` : ''}`,
    )
    .join('\n');
}

/** A pipe would begin the next cell. */
function cell(text: string): string {
  return oneLine(text).replaceAll('|', '\\|');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
