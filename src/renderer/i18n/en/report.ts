/** The report of an experiment. */
export const report = {
  save: 'Save as',
  formats: {
    html: { name: 'HTML', hint: 'One file with charts; opens anywhere, without a network.' },
    pdf: { name: 'PDF', hint: 'The same, printed on A4.' },
    md: { name: 'Markdown', hint: 'Tables for a README or an issue.' },
    tex: { name: 'LaTeX', hint: 'booktabs tables for a paper.' },
    csv: { name: 'CSV', hint: 'Every run as a row.' },
    json: { name: 'JSON', hint: 'Everything, for programs.' },
  },
  sections: 'What goes in',
  parts: {
    summary: 'Summary',
    answer: 'Answer',
    accuracy: 'Accuracy charts',
    'side-by-side': 'Side by side',
    table: 'Table of figures',
    layers: 'Layers',
    curves: 'Learning curves',
    soundness: 'Soundness checklist',
    runs: 'Single runs',
    document: 'Experiment document',
    environment: 'Environment',
  },
  preview: 'Preview of the report',
  nothing: 'Choose at least one part of the report.',
  failed: 'The report could not be made: {message}',
};
