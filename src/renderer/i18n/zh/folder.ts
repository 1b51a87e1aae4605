/** 数据文件夹：等待什么、什么只能查看，以及备份。 */
export const folder = {
  since: '{what}（自 {time} 起）。',
  held: '数据文件夹恢复可用后才会开始新的运行。',
  readOnly: '只读。',
  readOnlyText:
    '数据文件夹 {path} 无法写入：其中的一切都可以查看、比较和导出，但不能启动或更改任何内容。若要使用它，请使其可写或复制到可写的位置，然后重新启动工作台。',
  backups: '数据库备份',
  backupsText:
    '在内容有改动的每一天以及新版本更改数据库之前都会保存一份副本：保留最近七天和三次更新的副本。权重不会复制；不再有运行需要的权重在回收站中保留三十天。',
  noBackup: '还没有备份。',
  backupFailed: '{time} 未能保存副本：{reason}',
  restoreText: '要恢复某个备份，请关闭工作台并输入以下命令（可用上面的名称代替 newest）：',
  made: '时间',
  why: '原因',
  experiments: '实验',
  trained: '已训练的运行',
  size: '大小',
  damaged: '已损坏',
  kinds: {
    daily: '每日',
    update: '更新之前',
    replaced: '恢复备份时换下',
  },
};
