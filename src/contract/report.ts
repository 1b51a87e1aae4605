import { z } from 'zod';

/** The parts of a report, in the order in which they stand. */
export const reportSectionSchema = z.enum([
  'summary',
  'notes',
  'answer',
  'accuracy',
  'side-by-side',
  'table',
  'layers',
  'curves',
  'training',
  'soundness',
  'runs',
  'document',
  'environment',
]);
export type ReportSection = z.infer<typeof reportSectionSchema>;

export const exportFormatSchema = z.enum(['html', 'pdf', 'md', 'tex', 'csv', 'json']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** A folder's name that a path in LaTeX, Markdown or an archive can have in it as it is. */
export const folderNameSchema = z.string().regex(/^[\p{L}\p{N}_-]{1,80}$/u);

/** A file as it is handed over; binary ones in base64. */
export const exportedFileSchema = z.object({
  /** Proposed to the user; safe on every file system. */
  fileName: z.string(),
  mediaType: z.string(),
  encoding: z.enum(['utf8', 'base64']),
  content: z.string(),
});
export type ExportedFile = z.infer<typeof exportedFileSchema>;
