import type * as english from '../en/figure.ts';

export const figure: typeof english.figure = {
  toolbar: '图表“{title}”',
  save: {
    svg: '保存为 SVG：任意缩放都清晰',
    png: '保存为 PNG：适合幻灯片和文档',
  },
  whole: '全屏',
  leaveWhole: '退出全屏（Esc）',
  resetZoom: '重置缩放',
  zoomHint: '拖动可放大，或按住 Ctrl/⌘ 滚动滚轮；双击重置',
};
