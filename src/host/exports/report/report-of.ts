import { figuresIn } from '../../../charts/figures.ts';
import { reportSectionSchema } from '../../../contract/report.ts';
import type { ReportSection } from '../../../contract/report.ts';
import type { Block, Report } from './report.ts';
import type { ReportInput, SectionContext } from './report-input.ts';
import { accuracyBlocks } from './sections/accuracy.ts';
import { answerBlocks } from './sections/answer.ts';
import { curveBlocks } from './sections/curves.ts';
import { documentBlocks } from './sections/document.ts';
import { environmentBlocks } from './sections/environment.ts';
import { layerBlocks } from './sections/layers.ts';
import { runBlocks } from './sections/runs.ts';
import { sideBySideBlocks } from './sections/side-by-side.ts';
import { soundnessBlocks } from './sections/soundness.ts';
import { summaryBlocks } from './sections/summary.ts';
import { tableBlocks } from './sections/table.ts';

const SECTIONS: Record<
  ReportSection,
  { readonly title: string; readonly blocks: (context: SectionContext) => Block[] }
> = {
  summary: { title: 'Summary', blocks: summaryBlocks },
  answer: { title: 'Answer', blocks: answerBlocks },
  accuracy: { title: 'Accuracy against pruning', blocks: accuracyBlocks },
  'side-by-side': { title: 'Side by side', blocks: sideBySideBlocks },
  table: { title: 'Comparison', blocks: tableBlocks },
  layers: { title: 'What is left of each layer', blocks: layerBlocks },
  curves: { title: 'Learning curves', blocks: curveBlocks },
  soundness: { title: 'Soundness of the comparison', blocks: soundnessBlocks },
  runs: { title: 'Runs', blocks: runBlocks },
  document: { title: 'Experiment document', blocks: documentBlocks },
  environment: { title: 'Environment', blocks: environmentBlocks },
};

/** An experiment as a report in English, in the order of the contract's sections. */
export function reportOf(input: ReportInput): Report {
  const { results, sections = reportSectionSchema.options } = input;
  const context = { ...input, figures: figuresIn('en') };
  return {
    id: results.id,
    title: results.document.name,
    description: results.document.description,
    sections: reportSectionSchema.options
      .filter((id) => sections.includes(id))
      .map((id) => ({ id, title: SECTIONS[id].title, blocks: SECTIONS[id].blocks(context) })),
  };
}
