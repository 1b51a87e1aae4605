import { code, MISSING, text } from '../cells.ts';
import type { Block } from '../report.ts';
import type { SectionContext } from '../report-input.ts';
import { utcText } from '../utc-text.ts';

/** On what the figures were made, and what identifies them. */
export function environmentBlocks({ results, figures }: SectionContext): Block[] {
  const { environment, id, formatVersion, createdAt, runs } = results;
  const identity = [
    { name: 'Experiment', cell: code(id) },
    { name: 'Created', cell: text(utcText(createdAt)) },
    { name: 'Format of the results', cell: text(`version ${figures.count(formatVersion)}`) },
  ];
  if (environment === null) {
    return [
      { kind: 'paragraph', text: 'No run is finished yet, so no environment is recorded.' },
      { kind: 'facts', rows: identity },
    ];
  }
  const execution = [...new Set(runs.filter(({ metrics }) => metrics).map((run) => run.execution))];
  return [
    {
      kind: 'paragraph',
      text: 'Latencies hold for this machine only.',
    },
    {
      kind: 'facts',
      rows: [
        ...identity,
        { name: 'Workbench', cell: text(environment.workbench) },
        {
          name: 'Commit of its source',
          cell: environment.commit === null ? MISSING : code(environment.commit),
        },
        {
          name: 'Device',
          cell: text(`${environment.deviceName} (${environment.device.toUpperCase()})`),
        },
        { name: 'Physical cores', cell: text(figures.count(environment.cores)) },
        { name: 'Memory', cell: text(figures.bytes(environment.memoryBytes)) },
        { name: 'Platform', cell: text(environment.platform) },
        { name: 'Node', cell: text(environment.node) },
        { name: 'TensorFlow', cell: text(environment.tensorflow) },
        { name: 'TensorFlow.js', cell: text(environment.tfjs) },
        { name: 'Execution of steps', cell: text(execution.join(', ')) },
      ],
    },
  ];
}
