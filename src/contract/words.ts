import { z } from 'zod';
import type { Bilingual } from './language.ts';

/** The families of the article, and the controls that every comparison needs. */
export const familySchema = z.enum(['weight', 'activation', 'sparsity', 'compression', 'control']);
export type Family = z.infer<typeof familySchema>;

/** What a strategy removes: single weights, whole hidden units, or layers' width (`architecture`). */
export const granularitySchema = z.enum(['weight', 'unit', 'architecture']);
export type Granularity = z.infer<typeof granularitySchema>;

/** Over which weights or units a strategy ranks: all layers together, or each layer by itself. */
export const scopeSchema = z.enum(['global', 'layer']);
export type Scope = z.infer<typeof scopeSchema>;

/**
 * The state of a run. `trained` means that everything is finished and stored except the measured
 * latency, which has to wait until no trainer is running.
 */
export const runStatusSchema = z.enum([
  'queued',
  'running',
  'trained',
  'done',
  'failed',
  'cancelled',
]);
export type RunStatus = z.infer<typeof runStatusSchema>;

/** The stages of a run, in order; a dense baseline has `train` where a strategy has `prune` and `fine-tune`. */
export const stageSchema = z.enum(['load', 'train', 'prune', 'fine-tune', 'evaluate', 'latency']);
export type Stage = z.infer<typeof stageSchema>;

/**
 * How steps are executed: recorded once as a TensorFlow graph, or operation by operation as tfjs
 * does. Both give the same weights up to rounding; compiled is many times faster.
 */
export const executionSchema = z.enum(['compiled', 'eager']);
export type Execution = z.infer<typeof executionSchema>;

/**
 * How an experiment stands: `failed` and `cancelled` when everything has ended and some runs ended
 * so; `paused` while it has queued runs that are not to be begun.
 */
export const experimentStateSchema = z.enum([
  'queued',
  'running',
  /** It was begun, and no workbench is there to go on with it. */
  'interrupted',
  'paused',
  'done',
  'failed',
  'cancelled',
]);
export type ExperimentState = z.infer<typeof experimentStateSchema>;

/*
 * Two networks from which nothing is removed. They are no strategies, but stand beside them: the one
 * that strategies start from, and the same one fine-tuned as long as what is pruned.
 */
export const DENSE = 'dense' as const;
export const DENSE_CONTINUED = 'dense-continued' as const;
export const denseSchema = z.enum([DENSE, DENSE_CONTINUED]);
export type Dense = z.infer<typeof denseSchema>;

/** Whether runs of this id are of the unpruned network. */
export function isDense(strategy: string): strategy is Dense {
  return strategy === DENSE || strategy === DENSE_CONTINUED;
}

/** What they are called beside strategies. */
export const DENSE_NAMES: Readonly<Record<Dense, Bilingual>> = {
  [DENSE]: { en: 'Dense baseline', zh: '稠密基线' },
  [DENSE_CONTINUED]: { en: 'Dense, trained as long', zh: '稠密（训练同样久）' },
};
