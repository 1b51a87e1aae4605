/** 实验报告。 */
export const report = {
  save: '保存为',
  formats: {
    html: { name: 'HTML', hint: '含图表的单个文件，无需联网即可打开。' },
    pdf: { name: 'PDF', hint: '同样内容，A4 版面。' },
    md: { name: 'Markdown', hint: '用于 README 或 issue 的表格。' },
    tex: { name: 'LaTeX', hint: '用于论文的 booktabs 表格。' },
    csv: { name: 'CSV', hint: '每个运行一行。' },
    json: { name: 'JSON', hint: '全部内容，供程序读取。' },
  },
  sections: '包含内容',
  parts: {
    summary: '概要',
    answer: '答案',
    accuracy: '准确率图表',
    'side-by-side': '并列对比',
    table: '数据表',
    layers: '各层',
    curves: '学习曲线',
    soundness: '可靠性检查表',
    runs: '单次运行',
    document: '实验文档',
    environment: '环境',
  },
  preview: '报告预览',
  nothing: '请至少选择报告的一个部分。',
  failed: '无法生成报告：{message}',
};
