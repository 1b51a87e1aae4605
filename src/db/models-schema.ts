import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ModelNote, ModelProof } from '../contract/models.ts';

/* As in schema.ts: types only are imported, so that drizzle-kit can load it by itself. */

/** Networks that the user has imported. Each is a network file, named by its hash. */
export const models = sqliteTable('models', {
  /** SHA-256 of the stored file. */
  sha256: text().primaryKey(),
  name: text().notNull().unique(),
  /** The format that it came in, e.g. "ONNX". */
  format: text().notNull(),
  /** Who wrote it, where the files say so. */
  producer: text(),
  /** The names of the files that it came in. */
  files: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** Of one example, channels last. */
  inputShape: text('input_shape', { mode: 'json' }).$type<number[]>().notNull(),
  /** One per class. */
  outputs: integer().notNull(),
  parameters: integer().notNull(),
  prunableWeights: integer('prunable_weights').notNull(),
  prunableUnits: integer('prunable_units').notNull(),
  /** Multiply-accumulates of one example. */
  macs: integer().notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  importedAt: integer('imported_at').notNull(),
  /** How it was read: what is left away, what cannot be pruned, what is written otherwise. */
  notes: text({ mode: 'json' }).$type<ModelNote[]>().notNull(),
  /** How well it answers as the original does; null where nothing was there to compare with. */
  proof: text({ mode: 'json' }).$type<ModelProof>(),
});
