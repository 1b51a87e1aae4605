/** Taking a table elsewhere. */
export const tableActions = {
  take: 'Copy or save',
  of: 'Copy or save: {table}',
  text: 'Copy as text (for spreadsheets)',
  latex: 'Copy as LaTeX (booktabs)',
  csv: 'Save as CSV',
  /** Names of files. */
  comparison: '{name}, comparison',
  runs: '{name}, runs',
  training: '{name}, training',
  copied: '{n} row copied. | {n} rows copied.',
  failed: 'The table could not be taken: {message}',
};
