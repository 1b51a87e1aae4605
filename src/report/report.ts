import type { ChartOption } from '../charts/chart-option.ts';
import type { SeriesStyle } from '../charts/series-style.ts';
import type { Language } from '../contract/language.ts';
import type { ReportSection } from '../contract/report.ts';

/**
 * A report without a format: what it says, in order. Writers turn it into HTML, Markdown or LaTeX
 * and add nothing; every figure in it was put there from the stored runs.
 */
export interface Report {
  readonly language: Language;
  /** Of the experiment. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly id: ReportSection;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | Facts | ReportTable | ReportFigure | Checklist | JsonFile;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** The sentence that the section is there for. */
  readonly strong?: boolean;
}

/** Names with what they stand for. */
export interface Facts {
  readonly kind: 'facts';
  readonly rows: readonly { readonly name: string; readonly cell: Cell }[];
}

/** What stands in one place of a table. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** An id or a hash: letter by letter. */
  | { readonly kind: 'code'; readonly text: string; readonly whole?: string }
  /** A figure as it is read, and exactly as it is stored (a mean where it is one of several seeds). */
  | { readonly kind: 'figure'; readonly text: string; readonly value: number }
  /** Does not apply, or is not known. */
  | { readonly kind: 'missing' };

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export interface ReportTable {
  readonly kind: 'table';
  /** Unique in the report; letters, digits and hyphens. */
  readonly id: string;
  readonly caption: string;
  /** How to read it, e.g. which spread is shown. Empty where the caption says it all. */
  readonly note: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many columns at the left name their row. */
  readonly rowHeads: number;
}

export interface ReportFigure {
  readonly kind: 'figure';
  readonly id: string;
  readonly caption: string;
  /** What is to be seen, for those who do not see it. */
  readonly alternative: string;
  /** Drawn for light ground, in pixels. */
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
  /** What the colours and marks mean; empty where the drawing says it itself. */
  readonly legend: readonly LegendEntry[];
  /** The figures that are drawn, or which table of the report has them. */
  readonly data: ReportTable | TableReference;
}

export interface TableReference {
  readonly kind: 'reference';
  readonly id: string;
  readonly caption: string;
}

export interface LegendEntry {
  readonly name: string;
  readonly style: SeriesStyle;
}

export type CheckState = 'met' | 'partly' | 'missing' | 'pending';

export interface Checklist {
  readonly kind: 'checklist';
  readonly items: readonly {
    readonly state: CheckState;
    /** The state in a word. */
    readonly verdict: string;
    readonly title: string;
    readonly detail: string;
  }[];
}

/** A document that can be taken out of the report and used again. */
export interface JsonFile {
  readonly kind: 'json';
  readonly id: string;
  readonly fileName: string;
  readonly value: unknown;
}
