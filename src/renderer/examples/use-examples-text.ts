import { useI18n } from 'vue-i18n';
import { kindOfShape } from '../../contract/features.ts';

/** How a shape is told: `28 × 28 pixels, 1 channel`, `20 steps of 3 features`, `13 columns`. */
export function useExamplesText() {
  const { t } = useI18n();

  function shapeText(shape: readonly number[]): string {
    const [first = 1, second = 1, third = 1] = shape;
    switch (kindOfShape(shape)) {
      case 'images':
      case 'float-images':
        return t('shown.shapes.images', { height: first, width: second, n: third }, third);
      case 'sequences':
        return t('shown.shapes.sequences', { steps: first, n: second }, second);
      case 'table':
        return t('shown.shapes.table', { n: first }, first);
      case 'arrays':
        return shape.join(' × ');
    }
  }
  return { shapeText };
}
