import type * as english from '../en/frame.ts';

export const frame: typeof english.frame = {
  tag: 'zh-CN',
  reportOn: '剪枝工作台报告，实验',
  stop: '。',
  colon: '：',
  gap: '',
  contents: '目录',
  figuresAsTable: '以表格显示图中数据',
  saveAs: (fileName) => `另存为 ${fileName}`,
  fact: '项目',
  value: '内容',
  seeTable: (caption) => `数据见表“${caption}”。`,
  seeNumber: (reference) => `数据见表~${reference}。`,
  part: (caption, part, count) => `${caption}（第 ${part} 部分，共 ${count} 部分）`,
};
