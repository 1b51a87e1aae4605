/** The report of an experiment. */
export const report = {
  save: 'Save as',
  formats: {
    html: { name: 'HTML', hint: 'One file with charts; opens anywhere, without a network.' },
    pdf: { name: 'PDF', hint: 'The same, printed on A4.' },
    md: {
      name: 'Markdown',
      hint: 'A .zip: text for a README or an issue, and its charts as SVG files.',
    },
    tex: {
      name: 'LaTeX',
      hint: 'A .zip for a paper: compiles as it is, with booktabs tables and vector charts.',
    },
    csv: { name: 'CSV', hint: 'Every run as a row.' },
    json: { name: 'JSON', hint: 'Everything, for programs.' },
  },
  sections: 'What goes in',
  parts: {
    summary: 'Summary',
    notes: 'Notes and tags',
    answer: 'Answer',
    accuracy: 'Accuracy charts',
    'side-by-side': 'Side by side',
    table: 'Table of figures',
    layers: 'Layers',
    curves: 'Learning curves',
    training: 'Training',
    soundness: 'Soundness checklist',
    runs: 'Single runs',
    document: 'Experiment document',
    environment: 'Environment',
  },
  language: 'Language',
  preview: 'Preview of the report',
  nothing: 'Choose at least one part of the report.',
  /** While it is made, with the time that it has taken. */
  printing: 'The report is being printed as PDF; a long one takes a while.',
  writing: 'The report is being written.',
  notSaved: 'It was not saved: {message}',
  failed: 'The report could not be made: {message}',
};
