import canonicalize from 'canonicalize';
import type { z } from 'zod';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import { getDataset } from '../../engine/datasets/registry.ts';
import { getModel } from '../../engine/models/registry.ts';
import { getSchedule } from '../../engine/pruning/schedules/registry.ts';
import { getStrategy } from '../../engine/strategies/registry.ts';

/*
 * What identities are made of: docs/decisions/identity.md.
 *
 * Version 0.1.0 spelt every default out, and these parameters are in the ids of what it has stored.
 * They stay spelt out for ever; nothing is ever added here.
 */
const SPELT_OUT: Readonly<Record<string, readonly string[]>> = {
  mnist: ['validationFraction'],
  imported: ['validationFraction'],
  mlp: ['hidden'],
  'lenet-5': ['channels', 'hidden'],
  'resnet-20': ['channels'],
  lstm: ['units'],
  gru: ['units'],
  magnitude: ['scope'],
  taylor: ['scope', 'batches'],
  'activation-mean': ['scope', 'examples'],
  'activation-apoz': ['scope', 'examples'],
  l0: ['scope', 'interval'],
  threshold: ['thresholds'],
  random: ['scope'],
  'random-proportional': ['like'],
};

/**
 * A complete document without what goes without saying: of data set, model and strategies, the
 * parameters that are at their defaults. Two documents that mean the same have the same essence, and
 * a new parameter with a default leaves that of every older document, and so all ids, as they are.
 */
export function essenceOf(document: ExperimentDocument): ExperimentDocument {
  return {
    ...document,
    dataset: withoutDefaults(document.dataset, getDataset(document.dataset.id)),
    model: withoutDefaults(document.model, getModel(document.model.id)),
    strategies: document.strategies.map(essentialStrategy),
  };
}

/** Of a complete choice of a strategy; its schedule is a choice of its own within it. */
export function essentialStrategy(choice: Choice): Choice {
  const { schedule, ...others } = withoutDefaults(choice, getStrategy(choice.id));
  if (schedule === undefined) return others;
  const chosen = schedule as Choice;
  return { ...others, schedule: withoutDefaults(chosen, getSchedule(chosen.id)) };
}

/** A complete choice without the parameters that are at their defaults, except those of `SPELT_OUT`. */
export function withoutDefaults(
  choice: Choice,
  { parameters: { shape } }: { readonly parameters: z.ZodObject },
): Choice {
  const spelt = SPELT_OUT[choice.id] ?? [];
  const fields = Object.entries(choice).filter(
    ([field, value]) => field === 'id' || spelt.includes(field) || !isDefault(shape[field], value),
  );
  return { ...Object.fromEntries(fields), id: choice.id };
}

function isDefault(schema: z.core.$ZodType | undefined, value: unknown): boolean {
  const left = (schema as z.ZodType | undefined)?.safeParse(undefined);
  return left?.success === true && canonicalize(left.data) === canonicalize(value);
}
