import type * as english from '../en/archive-files.ts';

export const archiveFiles: typeof english.archiveFiles = {
  export: '导出…',
  exportTitle: '将 {n} 个实验导出为一个文件 | 将 {n} 个实验导出为一个文件',
  exportHint:
    '包含文档、结果、曲线、延迟、备注和标签，并带校验和。任何机器上的工作台都能导入；已有的内容保持不变。',
  networks: '网络',
  networksHint: '占文件的大部分。不含网络时各项数值齐全，但无法查看网络内部。',
  data: '已导入数据集的样本',
  dataHint: '否则只含其名称和哈希值；要继续这些实验的人需自行导入数据集。',
  save: '保存',
  close: '关闭',
  cancel: '取消',
  writing: '正在写出文件',
  fetching: '正在保存文件',
  written:
    '已保存：{file}，{size}。{runs} 个运行，{files} 个网络和数据文件。 | 已保存：{file}，{size}。{runs} 个运行，{files} 个网络和数据文件。',
  lacking:
    '未包含：{n} 个网络或数据集，此处已缺失或损坏。 | 未包含：{n} 个网络或数据集，此处已缺失或损坏。',
  exportFailed: '未能导出。{message}',

  import: '导入…',
  importTitle: '导入实验：{file}',
  sending: '正在传送文件',
  reading: '正在读取并检查文件，之后才会导入',
  madeOn: '由版本 {version} 于 {day} 生成。',
  files: '已导入网络和数据文件：{n} 个，解压后 {size}。',
  outcomes: {
    new: '已导入：{runs} 个运行，{results} 个新结果。 | 已导入：{runs} 个运行，{results} 个新结果。',
    there: '此处已有，保持不变。',
    filled: '此处已有；补上了缺少的 {results} 个结果。 | 此处已有；补上了缺少的 {results} 个结果。',
    differs:
      '未导入：其中 {n} 个运行在此处的数值不同，换了机器便会如此。互相比较的结果必须来自同一台机器：请在单独的数据文件夹中打开此文件。 | 未导入：其中 {n} 个运行在此处的数值不同，换了机器便会如此。互相比较的结果必须来自同一台机器：请在单独的数据文件夹中打开此文件。',
    busy: '暂未导入：其中有运行正在此处计算。完成后请再次导入。',
  },
  runs: '运行：{ids}',
  paused: '尚未完成：在您继续之前保持暂停。',
  withoutNetwork: '{n} 个结果不含其网络。 | {n} 个结果不含其网络。',
  missing: '文件中和此处都没有：{names}。请先导入它们再继续这些实验。',
  open: '打开 {name}',
};
