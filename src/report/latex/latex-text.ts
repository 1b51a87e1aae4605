import escapeLatex from 'escape-latex';

/** Signs that TeX has under another name than Unicode's. */
const SIGNS: Readonly<Record<string, string>> = {
  '±': '$\\pm$',
  '×': '$\\times$',
  '−': '$-$',
  '≈': '$\\approx$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '∅': '$\\emptyset$',
  '<': '$<$',
  '>': '$>$',
  '|': '\\textbar{}',
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '’': "'",
  '…': '\\dots{}',
  '\u00a0': '~',
};

/** Text as LaTeX writes it, on one line. */
export function latexText(text: string): string {
  const parts = text.replaceAll(/\s+/g, ' ').trim().split(SIGN);
  return parts.map((part) => SIGNS[part] ?? escapeLatex(part)).join('');
}

const SIGN = new RegExp(`([${Object.keys(SIGNS).join('')}])`);
