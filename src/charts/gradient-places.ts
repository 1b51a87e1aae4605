/** A panel is at least so wide, for the names of strategies with their parameters. */
const NARROWEST = 300;
const MOST_COLUMNS = 4;
/** Over a panel, for its title, and between two that stand beside each other. */
const TITLE = 30;
const GAP = 14;

/** Where the panels of a chart of gradients stand, in pixels. */
export interface GradientPlaces {
  /** Width of a panel. */
  readonly across: number;
  /** Of all panels. */
  readonly height: number;
  /** The upper left corner of a panel under its title, and where that is. */
  placeOf(index: number): {
    readonly left: number;
    readonly top: number;
    readonly title: { readonly left: number; readonly top: number };
  };
}

/**
 * So many panels in rows, as many in each as the width allows.
 *
 * @param panelHeight without the title
 */
export function gradientPlaces(panels: number, width: number, panelHeight: number): GradientPlaces {
  const most = Math.max(1, Math.min(panels, MOST_COLUMNS, Math.floor(width / NARROWEST)));
  const rows = Math.max(1, Math.ceil(panels / most));
  // Four are two and two, and not three and one.
  const columns = Math.max(1, Math.ceil(panels / rows));
  const across = (width - GAP * (columns - 1)) / columns;
  const rowHeight = TITLE + panelHeight;
  return {
    across,
    height: rows * rowHeight,
    placeOf(index) {
      const left = (index % columns) * (across + GAP);
      const top = Math.floor(index / columns) * rowHeight;
      return { left, top: top + TITLE, title: { left, top: top + 4 } };
    },
  };
}
