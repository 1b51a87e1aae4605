import { useI18n } from 'vue-i18n';
import type { NetworkNode } from '../../contract/network-structure.ts';
import { useFigures } from '../reader/use-figures.ts';
import { shareLeft, type PictureLayer } from './picture-layers.ts';

/** Long names of classes of layers, as everybody shortens them. */
const SHORT: Readonly<Record<string, string>> = {
  InputLayer: 'Input',
  BatchNormalization: 'BatchNorm',
  LayerNormalization: 'LayerNorm',
  GlobalAveragePooling1D: 'GlobalAvgPool1D',
  GlobalAveragePooling2D: 'GlobalAvgPool2D',
};
const shortName = (className: string) => SHORT[className] ?? className;

/** How a layer is described, in the picture and beside it. */
export function useLayerWords() {
  const { t } = useI18n();
  const figures = useFigures();

  /** `24×24×20`; an extent that is not fixed is a question mark. */
  const shape = (extents: readonly (number | null)[]) =>
    extents.map((extent) => (extent === null ? '?' : figures.value.plain(extent))).join('×');

  /** `Conv2D 5×5, /2`: what it is, over how much, and by how much it moves. */
  function nodeKind({ className, window, strides }: NetworkNode): string {
    const over = window ? ` ${shape(window)}` : '';
    // A pooling moves by its own width where nothing else is said.
    const moves = strides && String(strides) !== String(window) ? ` /${strides[0]}` : '';
    return `${shortName(className)}${over}${moves}`;
  }
  const kind = ({ first }: PictureLayer) => nodeKind(first);

  /** What is done to its outputs before anybody reads them. */
  const folded = ({ first: { className, activation }, folded: others }: PictureLayer) =>
    [
      ...(activation === null || className === 'Activation' ? [] : [activation]),
      ...others.map((one) => one.activation ?? shortName(one.className)),
    ].join(' · ');

  /** `13.2%`, or a dash where there is nothing to remove. */
  function share(layer: PictureLayer, network: number): string {
    const left = shareLeft(layer, network);
    return left === null ? '—' : figures.value.share(left);
  }

  /** `128 → 13 units` where units went, else how many parameters are left; empty where there are none. */
  function left({ dense, left: networks }: PictureLayer, network: number): string {
    const own = networks[network];
    if (!own || own.parameters === 0) return '';
    const before = dense?.units ?? own.units;
    return before !== null && own.unitsLeft !== null && own.unitsLeft < before
      ? t('network.unitsLeft', {
          before: figures.value.count(before),
          after: figures.value.count(own.unitsLeft),
        })
      : t('network.parametersLeft', { n: figures.value.thousands(own.parametersLeft) });
  }

  return { shape, nodeKind, kind, folded, share, left };
}
