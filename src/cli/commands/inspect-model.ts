import type { ModelDetails } from '../../contract/models.ts';
import type { Reader } from '../../host/reader.ts';
import { bytesText, countText, momentText } from '../figures.ts';
import { getModel } from '../find-model.ts';
import { noteTexts, proofText, unprovenText } from '../model-text.ts';
import { textTable } from '../text-table.ts';

/**
 * `inspect-model NAME`: prints what there is in an imported network, as text or as one JSON object.
 *
 * @throws UserError where there is no such network, or its file is gone
 */
export async function inspectModel(
  reader: Pick<Reader, 'models'>,
  name: string,
  asJson: boolean,
): Promise<void> {
  const { sha256 } = await getModel(reader, name);
  const model = await reader.models.inspect({ sha256 });
  console.log(asJson ? JSON.stringify(summaryOf(model), null, 2) : textsOf(model).join('\n'));
}

/** As other programs read it. */
function summaryOf(model: ModelDetails) {
  const { name, format, producer, sha256, inputShape, outputs, parameters, macs, proof } = model;
  return {
    name,
    format,
    producer,
    sha256,
    inputShape,
    outputs,
    layers: model.structure.nodes.map((node) => ({
      name: node.id,
      class: node.className,
      shape: node.shape,
      parameters: node.parameters,
      macs: node.macs,
    })),
    groups: model.groups.map(({ name, units, producers, consumers }) => ({
      name,
      units,
      producers,
      consumers,
    })),
    parameters,
    prunableWeights: model.prunableWeights,
    prunableUnits: model.prunableUnits,
    macs,
    notes: noteTexts(model),
    proof,
  };
}

function textsOf(model: ModelDetails): string[] {
  const { structure, groups, proof } = model;
  const notes = noteTexts(model);
  return [
    `${model.name} (${[model.format, model.producer].filter(Boolean).join(', ')}), of ${model.files.join(', ')}`,
    `imported ${momentText(model.importedAt)}, ${bytesText(model.sizeBytes)}, used by ${countText(model.usedBy, 'experiment')}`,
    `sha256 ${model.sha256}`,
    `input ${model.inputShape.join(' x ')}, ${model.outputs} outputs, ${model.parameters} parameters, ${model.macs} multiply-accumulates`,
    `${model.prunableWeights} prunable weights, ${model.prunableUnits} prunable units in ${countText(groups.length, 'group')}`,
    proof ? proofText(proof) : unprovenText(model),
    '',
    layerTable(structure),
    ...(groups.length === 0 ? [] : ['', groupTable(groups)]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ];
}

function layerTable({ nodes }: ModelDetails['structure']): string {
  return textTable(
    [
      { heading: 'layer' },
      { heading: 'class' },
      { heading: 'gives' },
      { heading: 'parameters', figures: true },
      { heading: 'MACs', figures: true },
    ],
    nodes.map(({ id, className, shape, parameters, macs }) => [
      id,
      className,
      shape.map((size) => size ?? '?').join('x'),
      String(parameters),
      String(macs),
    ]),
  );
}

function groupTable(groups: ModelDetails['groups']): string {
  return textTable(
    [
      { heading: 'group' },
      { heading: 'units', figures: true },
      { heading: 'made by' },
      { heading: 'read by' },
    ],
    groups.map(({ name, units, producers, consumers }) => [
      name,
      String(units),
      producers.join(', '),
      consumers.join(', '),
    ]),
  );
}
