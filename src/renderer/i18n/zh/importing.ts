import type * as english from '../en/importing.ts';

export const importing: typeof english.importing = {
  choose: '选择文件…',
  chooseFolder: '选择文件夹…',
  dropNow: '松开即可添加这些文件。',
  chosen: '已选择的文件',
  inFolder: '{n} 个文件 | {n} 个文件',
  folderFailed: '无法读取该文件夹。{message}',
  leaveOut: '移除',
  leaveOutFile: '移除 {name}',
  progress: '文件传送进度',
  sending: '已传送 {sent}，共 {total}',
  cancel: '取消',
  importedOn: '{day}导入，来自 {format} 文件，{size}。',
  usedBy: '尚无实验使用它。 | 有 {n} 个实验使用它。 | 有 {n} 个实验使用它。',
  remove: '删除…',
  removeQuestion: '永久删除“{name}”？您自己的文件不受影响。',
  removeYes: '删除',
  removeNo: '保留',
  removeFailed: '未能删除：{message}',
  anywhere: '松开：网络或数据集将被导入，实验文档将被打开。',
  which: '这些文件是什么？',
  kinds: {
    network: '网络',
    data: '数据集',
    document: '实验文档',
  },
};
