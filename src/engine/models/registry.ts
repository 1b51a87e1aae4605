import { choiceOf, getEntry } from '../choice.ts';
import { mlp } from './mlp.ts';
import type { ModelDefinition } from './model.ts';

/** Every architecture a document can name. */
export const models: readonly ModelDefinition[] = [mlp];

/** The document's `model`: an id with its parameters beside it. */
export const modelChoiceSchema = choiceOf(models, 'model');

/** @throws UserError when no model has that id. */
export function getModel(id: string): ModelDefinition {
  return getEntry(models, 'model', id);
}
