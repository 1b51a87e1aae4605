import { code, MISSING, text } from '../cells.ts';
import type { Block } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { utcText } from '../utc-text.ts';

/** On what the figures were made, and what identifies them. */
export function environmentBlocks({ results, figures, words }: SectionContext): Block[] {
  const told = words.environment;
  const { environment, id, formatVersion, createdAt, runs } = results;
  const identity = [
    { name: told.experiment, cell: code(id) },
    { name: told.created, cell: text(utcText(createdAt)) },
    { name: told.format, cell: text(told.version(figures.count(formatVersion))) },
  ];
  if (environment === null) {
    return [
      { kind: 'paragraph', text: told.none },
      { kind: 'facts', rows: identity },
    ];
  }
  // What an earlier version made does not say them.
  const { oneDnn = null, vectorInstructions, gpu } = environment;
  const vectors = vectorInstructions ?? [];
  const execution = [...new Set(runs.filter(({ metrics }) => metrics).map((run) => run.execution))];
  return [
    {
      kind: 'paragraph',
      text: told.intro,
    },
    {
      kind: 'facts',
      rows: [
        ...identity,
        { name: told.workbench, cell: text(environment.workbench) },
        {
          name: told.commit,
          cell: environment.commit === null ? MISSING : code(environment.commit),
        },
        {
          name: told.device,
          cell: text(told.onDevice(environment.deviceName, environment.device.toUpperCase())),
        },
        ...(gpu === undefined
          ? []
          : [
              { name: told.driver, cell: gpu.driver === undefined ? MISSING : text(gpu.driver) },
              { name: told.deterministicOps, cell: text(told.onOrOff(gpu.deterministicOps)) },
              { name: told.tf32, cell: text(told.onOrOff(gpu.tf32)) },
            ]),
        {
          name: told.vectorInstructions,
          cell: vectors.length === 0 ? MISSING : code(vectors.join(' ')),
        },
        { name: told.cores, cell: text(figures.count(environment.cores)) },
        { name: told.memory, cell: text(figures.bytes(environment.memoryBytes)) },
        { name: told.platform, cell: text(environment.platform) },
        { name: told.node, cell: text(environment.node) },
        { name: told.tensorflow, cell: text(environment.tensorflow) },
        { name: told.tfjs, cell: text(environment.tfjs) },
        {
          name: told.oneDnn,
          cell: oneDnn === null ? MISSING : text(told.onOrOff(oneDnn)),
        },
        {
          name: told.execution,
          cell: text(words.common.list(execution.map((one) => words.recipe.executions[one]))),
        },
      ],
    },
  ];
}
