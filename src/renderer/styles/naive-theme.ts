import type { GlobalThemeOverrides } from 'naive-ui';
import type { Look } from '../../charts/palette.ts';

/** Naive UI in the colours of main.css; it computes with them, so that variables cannot be given. */
const COLOURS: Record<
  Look,
  Record<'accent' | 'hover' | 'pressed' | 'surface' | 'border' | 'box' | 'quiet', string>
> = {
  light: {
    accent: '#1f6391',
    hover: '#2a78ad',
    pressed: '#184f74',
    surface: '#ffffff',
    border: '#dde3ea',
    box: '#838e9b',
    quiet: '#5a6675',
  },
  dark: {
    accent: '#6fb4e0',
    hover: '#8cc5ea',
    pressed: '#559cc9',
    surface: '#1a2029',
    border: '#2e3743',
    box: '#6f7b8a',
    quiet: '#9aa6b5',
  },
};

/** The theme of Naive UI's components for a look. */
export function naiveTheme(look: Look): GlobalThemeOverrides {
  const { accent, hover, pressed, surface, border, box, quiet } = COLOURS[look];
  return {
    common: {
      primaryColor: accent,
      primaryColorHover: hover,
      primaryColorPressed: pressed,
      primaryColorSuppl: hover,
      infoColor: accent,
      infoColorHover: hover,
      infoColorPressed: pressed,
      cardColor: surface,
      popoverColor: surface,
      modalColor: surface,
      inputColor: surface,
      borderColor: border,
      dividerColor: border,
      placeholderColor: quiet,
      // What opens over a panel has its ground: an edge keeps them apart where a shadow is not seen, in the dark.
      boxShadow2: `0 0 0 1px ${border}, 0 6px 18px rgba(0, 0, 0, 0.2)`,
      borderRadius: '6px',
      fontFamily: 'var(--font)',
      fontFamilyMono: 'var(--mono)',
    },
    // In the dark, inputs would have no border, and the same ground as what they stand on.
    Input: { border: `1px solid ${border}` },
    // Three to one against the ground: an empty box is all there is to be seen of it (WCAG 1.4.11).
    // In the dark, what is chosen would be filled; buttons of a choice look alike in both looks.
    Radio: {
      buttonColorActive: surface,
      buttonTextColorActive: accent,
      buttonBorderColorActive: accent,
    },
    Checkbox: { border: `1px solid ${box}` },
    InternalSelection: { border: `1px solid ${border}` },
  };
}
