import { UserError } from '../contract/errors.ts';
import type { ModelInfo } from '../contract/models.ts';
import type { Reader } from '../host/reader.ts';

/** @throws UserError where no imported network is called so. */
export async function getModel(
  { models }: Pick<Reader, 'models'>,
  name: string,
): Promise<ModelInfo> {
  const all = await models.list();
  const found = all.find((model) => model.name === name);
  if (found) return found;
  const known = all.map((model) => `"${model.name}"`).join(', ') || 'none yet';
  throw new UserError(`There is no imported network "${name}"; there are: ${known}.`);
}
