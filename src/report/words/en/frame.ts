/** What the formats add around the parts of a report. */
export const frame = {
  /** As HTML names the language. */
  tag: 'en',
  /** Where it goes on with the experiment's id. */
  reportOn: 'Pruning Workbench report on experiment',
  stop: '.',
  colon: ':',
  /** Between two sentences. */
  gap: ' ',
  contents: 'Contents',
  figuresAsTable: 'The figures of this picture as a table',
  saveAs: (fileName: string) => `Save it as ${fileName}`,
  fact: 'What',
  value: 'Value',
  seeTable: (caption: string) => `Its figures: the table “${caption}”.`,
  /** @param reference a LaTeX reference to the number of a table */
  seeNumber: (reference: string) => `Its figures are in Table~${reference}.`,
  part: (caption: string, part: number, count: number) => `${caption} (part ${part} of ${count})`,
};
