import type * as english from '../en/page.ts';

export const page: typeof english.page = {
  partAway: '应用的这一部分要从工作台读取，而工作台目前无法连接。工作台恢复后会自动显示。',
  partFailed: '无法读取应用的这一部分：{message}。如果工作台在此期间更新过，需要重新载入页面。',
  name: '实验名称',
  rename: '重命名',
  addNotes: '添加标签和备注',
  changeNotes: '标签和备注',
  wholeNotes: '显示全部备注',
  lessOfNotes: '收起',
  inArchive: '已归档',
  archiveRunning: '该实验还有未完成的运行，归档会取消它们。',
  selected: '在所有标签页中选中：{name}',
  choose: '在所有标签页中选中',
  unselect: '取消选择',
  runsOf: '{name} 的运行',
  insideOf: '{name} 的网络',
  runColumns: {
    id: '运行',
    size: 'gzip（kB）',
    finished: '完成时间',
    copyId: '复制标识符 {id}',
    copied: '已复制',
  },
};
