import { UserError } from '../../contract/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Reader } from '../../host/reader.ts';
import { bytesText } from '../figures.ts';
import { getModel } from '../find-model.ts';
import { differenceText } from '../model-text.ts';
import { using } from '../named.ts';
import { textTable } from '../text-table.ts';

/** `models`: prints the networks that were imported. */
export async function listModels({ models }: Pick<Reader, 'models'>): Promise<void> {
  const found = await models.list();
  if (found.length === 0) {
    console.log('No network was imported yet: import-model FILE --name NAME does.');
    return;
  }
  console.log(
    textTable(
      [
        { heading: 'name' },
        { heading: 'came as' },
        { heading: 'input' },
        { heading: 'outputs', figures: true },
        { heading: 'prunable weights', figures: true },
        { heading: 'prunable units', figures: true },
        { heading: 'relative difference', figures: true },
        { heading: 'size', figures: true },
        { heading: 'experiments', figures: true },
        { heading: 'sha256' },
      ],
      found.map((model) => [
        model.name,
        model.format,
        model.inputShape.join('x'),
        String(model.outputs),
        String(model.prunableWeights),
        String(model.prunableUnits),
        model.proof ? differenceText(model.proof.relativeDifference) : 'not proven',
        bytesText(model.sizeBytes),
        String(model.usedBy),
        model.sha256,
      ]),
    ),
  );
}

/**
 * `remove-model NAME`: deletes an imported network.
 *
 * @param sure whether the user has said so
 * @throws UserError when the user has not, or there is no such network
 */
export async function removeModel(
  reader: Pick<Reader, 'models'>,
  name: string,
  sure: boolean,
  openHost: () => Promise<Host>,
): Promise<void> {
  const { sha256 } = await getModel(reader, name);
  if (!sure) {
    throw new UserError(
      `This deletes the network "${name}" for good; nothing is deleted yet. Say --yes to do it.`,
    );
  }
  const { bytes } = await using(openHost, ({ client }) => client.models.remove({ sha256 }));
  console.log(`Deleted the network "${name}", ${bytesText(bytes)}.`);
}
