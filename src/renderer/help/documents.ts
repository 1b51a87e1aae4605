import type { Language } from '../../contract/language.ts';

/**
 * The documents that can be read in the app, each loaded when it is opened. The guide is there in the
 * reader's language; what explains methods and statistics is written in English alone.
 */
const DOCUMENTS = {
  guide: {
    file: 'GUIDE.md',
    en: () => import('../../../docs/GUIDE.md?raw'),
    zh: () => import('../../../docs/GUIDE.zh.md?raw'),
  },
  strategies: { file: 'strategies.md', en: () => import('../../../docs/strategies.md?raw') },
  training: { file: 'training.md', en: () => import('../../../docs/training.md?raw') },
  statistics: { file: 'soundness.md', en: () => import('../../../docs/soundness.md?raw') },
  models: { file: 'models.md', en: () => import('../../../docs/models.md?raw') },
  datasets: { file: 'datasets.md', en: () => import('../../../docs/datasets.md?raw') },
} as const satisfies Record<string, DocumentFiles>;

interface DocumentFiles {
  /** What other documents call it. */
  readonly file: string;
  readonly en: () => Promise<{ default: string }>;
  readonly zh?: () => Promise<{ default: string }>;
}

export type DocumentName = keyof typeof DOCUMENTS;
export const DOCUMENT_NAMES = Object.keys(DOCUMENTS) as DocumentName[];

/** A document's Markdown in the reader's language, or in English where there is no other. */
export async function loadDocument(name: DocumentName, language: Language): Promise<string> {
  const files: DocumentFiles = DOCUMENTS[name];
  const { default: text } = await (files[language] ?? files.en)();
  return text;
}

/** Whether a document can be read in a language. */
export function isWrittenIn(name: DocumentName, language: Language): boolean {
  const files: DocumentFiles = DOCUMENTS[name];
  return files[language] !== undefined;
}

/** The document that others call by this name of a file, if the app has it. */
export function findDocument(file: string): DocumentName | undefined {
  const english = file.replace(/\.zh\.md$/, '.md');
  return DOCUMENT_NAMES.find((name) => DOCUMENTS[name].file === english);
}
