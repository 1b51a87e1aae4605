import type { Report, ReportFigure } from './report.ts';

/** A report as a text that refers to its figures, which are files of their own. */
export interface WrittenReport {
  readonly text: string;
  readonly figures: readonly FigureFile[];
}

/** A picture beside the report's text. */
export interface FigureFile {
  /** As the text refers to it: folder, slash, name. */
  readonly path: string;
  readonly content: string;
}

/** The figures of a report, in their order. */
export function figuresOf({ sections }: Report): ReportFigure[] {
  return sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'figure'));
}
