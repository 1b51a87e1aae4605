/** 把表格带走。 */
export const tableActions = {
  take: '复制或保存',
  of: '复制或保存：{table}',
  text: '复制为文本（可粘贴到电子表格）',
  latex: '复制为 LaTeX（booktabs）',
  csv: '保存为 CSV',
  /** 文件名。 */
  comparison: '{name} 对比',
  runs: '{name} 运行',
  training: '{name} 训练',
  copied: '已复制 {n} 行。',
  failed: '无法复制或保存表格：{message}',
};
