import { datasets } from '../../engine/datasets/registry.ts';
import { models } from '../../engine/models/registry.ts';
import { strategies } from '../../engine/strategies/registry.ts';
import type { Registered } from '../../language/names.ts';

/** All that a document can name, with its words. */
export const registered: Registered = { strategies, models, datasets };
