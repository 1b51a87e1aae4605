/** What can be done with a chart. */
export const figure = {
  toolbar: 'Chart “{title}”',
  save: {
    svg: 'Save as SVG: sharp at any size',
    png: 'Save as PNG: for slides and text editors',
  },
  whole: 'Full screen',
  leaveWhole: 'Leave full screen (Esc)',
  resetZoom: 'Reset zoom',
  zoomHint: 'Drag to zoom, or Ctrl/⌘ and the wheel; double click to reset',
};
